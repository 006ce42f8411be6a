using System.Collections.Immutable;
using System.Globalization;

namespace Sim.Engine.Configuration;

/// <summary>All variables of one prefix, in the order in which they are written to tables; shared by all nodes.</summary>
internal sealed partial class VariableCatalog
{
    private readonly Dictionary<string, int> _indexByName;

    private VariableCatalog(string prefix, ImmutableArray<VariableDefinition> definitions)
    {
        Prefix = prefix;
        Definitions = definitions;
        _indexByName = new Dictionary<string, int>(definitions.Length, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < definitions.Length; i++)
        {
            _indexByName.Add(definitions[i].Name, i);
        }
    }

    /// <summary><c>admin</c> or <c>mysql</c>.</summary>
    public string Prefix { get; }

    /// <summary>The variables.</summary>
    public ImmutableArray<VariableDefinition> Definitions { get; }

    /// <summary>The place of a variable by its name without prefix, in any case; -1 when there is none.</summary>
    public int IndexOf(string name) => _indexByName.GetValueOrDefault(name, -1);

    private static VariableDefinition Number(string name, int initial, int minimum, int maximum) =>
        new(name, initial.ToString(CultureInfo.InvariantCulture), ValueRules.Number(minimum, maximum));

    private static VariableDefinition Switch(string name, bool initial) => new(name, initial ? "true" : "false", ValueRules.Switch);
}
