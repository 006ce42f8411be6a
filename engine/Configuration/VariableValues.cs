namespace Sim.Engine.Configuration;

/// <summary>The runtime values of one node's variables of one prefix.</summary>
internal sealed class VariableValues
{
    private readonly string?[] _texts;
    private readonly int[] _numbers;

    /// <summary>All values at their defaults.</summary>
    public VariableValues(VariableCatalog catalog)
    {
        Catalog = catalog;
        _texts = new string?[catalog.Definitions.Length];
        _numbers = new int[catalog.Definitions.Length];
        for (int i = 0; i < _texts.Length; i++)
        {
            Set(i, catalog.Definitions[i].Default);
        }
    }

    /// <summary>What these are the values of.</summary>
    public VariableCatalog Catalog { get; }

    /// <summary>The value at a place of the catalog.</summary>
    public string? this[int index] => _texts[index];

    /// <summary>The value of a variable as text.</summary>
    /// <exception cref="ArgumentException">There is no such variable: a defect of the engine.</exception>
    public string? Text(string name) => _texts[Index(name)];

    /// <summary>The value of a variable as a number, 0 when it is none.</summary>
    /// <exception cref="ArgumentException">There is no such variable: a defect of the engine.</exception>
    public int Number(string name) => _numbers[Index(name)];

    /// <summary>Replaces a value.</summary>
    public void Set(int index, string? text)
    {
        _texts[index] = text;
        _numbers[index] = text is null ? 0 : CText.Atoi(text);
    }

    private int Index(string name) =>
        Catalog.IndexOf(name) is >= 0 and var index ? index : throw new ArgumentException($"there is no variable {Catalog.Prefix}-{name}", nameof(name));
}
