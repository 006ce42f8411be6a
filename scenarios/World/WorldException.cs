namespace Sim.Scenarios.World;

/// <summary>A mistake of the scenario's author, in words for that author: the message names the node, the value and what would be right.</summary>
public sealed class WorldException : Exception
{
    /// <summary>A mistake with the text to show.</summary>
    public WorldException(string message)
        : base(message)
    {
    }

    /// <summary>A mistake with the text to show and what led to it.</summary>
    public WorldException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
