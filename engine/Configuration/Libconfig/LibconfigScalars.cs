namespace Sim.Engine.Configuration.Libconfig;

/// <summary>A value without parts.</summary>
public abstract class LibconfigScalar : LibconfigValue
{
    private protected LibconfigScalar(LibconfigPosition position)
        : base(position)
    {
    }
}

/// <summary>A string. Bytes that are no UTF-8, raw or given as \xNN, are in it as <see cref="Texts.ByteText"/> says.</summary>
public sealed class LibconfigText : LibconfigScalar
{
    internal LibconfigText(LibconfigPosition position, string value)
        : base(position) => Value = value;

    /// <summary>The string without quotes and escapes.</summary>
    public string Value { get; }
}

/// <summary>A 32-bit integer, written in decimal or hexadecimal.</summary>
public sealed class LibconfigInteger : LibconfigScalar
{
    internal LibconfigInteger(LibconfigPosition position, int value)
        : base(position) => Value = value;

    /// <summary>The number.</summary>
    public int Value { get; }
}

/// <summary>A 64-bit integer, written with the suffix L or LL.</summary>
public sealed class LibconfigLongInteger : LibconfigScalar
{
    internal LibconfigLongInteger(LibconfigPosition position, long value)
        : base(position) => Value = value;

    /// <summary>The number.</summary>
    public long Value { get; }
}

/// <summary>A floating point number.</summary>
public sealed class LibconfigFloat : LibconfigScalar
{
    internal LibconfigFloat(LibconfigPosition position, double value)
        : base(position) => Value = value;

    /// <summary>The number.</summary>
    public double Value { get; }
}

/// <summary>A boolean.</summary>
public sealed class LibconfigBoolean : LibconfigScalar
{
    internal LibconfigBoolean(LibconfigPosition position, bool value)
        : base(position) => Value = value;

    /// <summary>The truth value.</summary>
    public bool Value { get; }
}
