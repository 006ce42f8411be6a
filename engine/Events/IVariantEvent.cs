namespace Sim.Engine.Events;

/// <summary>An event that is not always logged with the same text.</summary>
public interface IVariantEvent
{
    /// <summary>The name of the text that this one is logged with.</summary>
    string VariantName { get; }
}

/// <summary>An event whose texts are the members of an enum.</summary>
public interface IVariantEvent<TVariant> : IVariantEvent
    where TVariant : struct, Enum
{
    /// <summary>The text that this one is logged with.</summary>
    TVariant Variant { get; }

    /// <inheritdoc/>
    string IVariantEvent.VariantName => Variant.ToString();
}
