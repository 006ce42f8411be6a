using System.Collections.Immutable;

namespace Sim.Engine.Checksums;

/// <summary>The modules' names as tables and log lines spell them.</summary>
public static class ModuleNames
{
    /// <summary>How many modules there are.</summary>
    public const int Count = 6;

    private static readonly ImmutableArray<string> _names =
        ["admin_variables", "mysql_query_rules", "mysql_servers", "mysql_users", "mysql_variables", "proxysql_servers"];

    /// <summary>The name of a module, such as <c>mysql_servers</c>.</summary>
    public static string Name(this Module module) => _names[(int)module];

    /// <summary>The words that LOAD … TO RUNTIME uses for it, such as <c>MYSQL SERVERS</c>.</summary>
    public static string CommandName(this Module module) => module.Name().Replace('_', ' ').ToUpperInvariant();

    /// <summary>Finds a module by its name; false for a name that no module has.</summary>
    public static bool TryParse(string? name, out Module module)
    {
        int index = name is null ? -1 : _names.IndexOf(name);
        module = (Module)Math.Max(index, 0);
        return index >= 0;
    }
}
