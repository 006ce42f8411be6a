namespace Sim.Engine.Configuration.Libconfig;

/// <summary>One <c>name = value</c> of a group.</summary>
public sealed class LibconfigSetting
{
    internal LibconfigSetting(LibconfigPosition position, string name, LibconfigValue value)
    {
        Line = position.Line;
        Column = position.Column;
        Name = name;
        Value = value;
    }

    /// <summary>1-based line of the name.</summary>
    public int Line { get; }

    /// <summary>1-based column of the name, in Unicode characters.</summary>
    public int Column { get; }

    /// <summary>The name; names are case-sensitive and unique within their group.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public LibconfigValue Value { get; }
}

/// <summary>A group: settings between braces, or the settings of the whole file.</summary>
public sealed class LibconfigGroup : LibconfigValue
{
    private readonly Dictionary<string, LibconfigValue> _valuesByName;

    internal LibconfigGroup(LibconfigPosition position, IEnumerable<LibconfigSetting> settings)
        : base(position)
    {
        Settings = [.. settings];
        Elements = [.. Settings.Select(setting => setting.Value)];
        _valuesByName = Settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
    }

    /// <summary>The settings, in the order of the file.</summary>
    public IReadOnlyList<LibconfigSetting> Settings { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<LibconfigValue> Elements { get; }

    /// <inheritdoc/>
    public override LibconfigValue? Find(string name) => _valuesByName.GetValueOrDefault(name);
}

/// <summary>A list: values of any kind between parentheses.</summary>
public sealed class LibconfigList : LibconfigValue
{
    internal LibconfigList(LibconfigPosition position, IEnumerable<LibconfigValue> elements)
        : base(position) => Elements = [.. elements];

    /// <inheritdoc/>
    public override IReadOnlyList<LibconfigValue> Elements { get; }
}

/// <summary>An array: scalars of one kind between square brackets.</summary>
public sealed class LibconfigArray : LibconfigValue
{
    internal LibconfigArray(LibconfigPosition position, IEnumerable<LibconfigValue> elements)
        : base(position) => Elements = [.. elements];

    /// <inheritdoc/>
    public override IReadOnlyList<LibconfigValue> Elements { get; }
}
