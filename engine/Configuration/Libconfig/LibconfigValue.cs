using System.Diagnostics.CodeAnalysis;

namespace Sim.Engine.Configuration.Libconfig;

/// <summary>
/// A value of a configuration file. Lookups answer as libconfig's C++ interface does, through which ProxySQL reads: a type that does not
/// match is as good as no setting at all, nothing is converted.
/// </summary>
public abstract class LibconfigValue
{
    private protected LibconfigValue(LibconfigPosition position) => Position = position;

    /// <summary>1-based line where the value begins.</summary>
    public int Line => Position.Line;

    /// <summary>1-based column where the value begins, in Unicode characters.</summary>
    public int Column => Position.Column;

    /// <summary>The values directly inside this one, in the order of the file; none in a scalar.</summary>
    public virtual IReadOnlyList<LibconfigValue> Elements => [];

    internal LibconfigPosition Position { get; }

    /// <summary>The value of the setting called <paramref name="name"/> in this group, or null; null too where this is no group.</summary>
    public virtual LibconfigValue? Find(string name) => null;

    /// <summary>Finds a string setting of this group.</summary>
    public bool TryText(string name, [NotNullWhen(true)] out string? value)
    {
        value = (Find(name) as LibconfigText)?.Value;
        return value is not null;
    }

    /// <summary>Finds an integer setting of this group. A 64-bit integer (suffix L) is not found, whatever its size.</summary>
    public bool TryInt(string name, out int value)
    {
        var found = Find(name) as LibconfigInteger;
        value = found?.Value ?? 0;
        return found is not null;
    }

    /// <summary>Finds a boolean setting of this group.</summary>
    public bool TryBool(string name, out bool value)
    {
        var found = Find(name) as LibconfigBoolean;
        value = found?.Value ?? false;
        return found is not null;
    }
}

/// <summary>Where something stands in a text, 1-based.</summary>
internal readonly record struct LibconfigPosition(int Line, int Column);
