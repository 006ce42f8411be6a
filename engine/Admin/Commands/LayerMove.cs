namespace Sim.Engine.Admin.Commands;

/// <summary>Between which layers LOAD or SAVE moves a module.</summary>
internal enum LayerMove
{
    /// <summary>LOAD X TO MEMORY.</summary>
    DiskToMemory,

    /// <summary>SAVE X TO DISK.</summary>
    MemoryToDisk,

    /// <summary>LOAD X TO RUNTIME.</summary>
    MemoryToRuntime,

    /// <summary>SAVE X TO MEMORY.</summary>
    RuntimeToMemory,

    /// <summary>LOAD X FROM CONFIG.</summary>
    FileToMemory,
}

/// <summary>A LOAD or SAVE that was understood.</summary>
internal readonly record struct LayerCommand(string Module, LayerMove Move);

/// <summary>The spellings of LOAD and SAVE (src: lib/ProxySQL_Admin.cpp, admin_handler_command_load_or_save).</summary>
internal static class LayerSpellings
{
    /// <summary>A module whose variables exist only with the SQLite server, which nodes here do not run; its commands are known anyway.</summary>
    public const string SqliteServerVariables = "SQLITESERVER VARIABLES";

    private static readonly string[] _modules =
    [
        "SCHEDULER", "MYSQL USERS", SqliteServerVariables, "MYSQL VARIABLES", "MYSQL SERVERS", "PROXYSQL SERVERS", "MYSQL QUERY RULES",
        "ADMIN VARIABLES",
    ];

    private static readonly (string Verb, string Layers, LayerMove Move)[] _spellings =
    [
        ("LOAD", "TO MEMORY", LayerMove.DiskToMemory),
        ("LOAD", "TO MEM", LayerMove.DiskToMemory),
        ("LOAD", "FROM DISK", LayerMove.DiskToMemory),
        ("SAVE", "FROM MEMORY", LayerMove.MemoryToDisk),
        ("SAVE", "FROM MEM", LayerMove.MemoryToDisk),
        ("SAVE", "TO DISK", LayerMove.MemoryToDisk),
        ("LOAD", "FROM MEMORY", LayerMove.MemoryToRuntime),
        ("LOAD", "FROM MEM", LayerMove.MemoryToRuntime),
        ("LOAD", "TO RUNTIME", LayerMove.MemoryToRuntime),
        ("LOAD", "TO RUN", LayerMove.MemoryToRuntime),
        ("SAVE", "TO MEMORY", LayerMove.RuntimeToMemory),
        ("SAVE", "TO MEM", LayerMove.RuntimeToMemory),
        ("SAVE", "FROM RUNTIME", LayerMove.RuntimeToMemory),
        ("SAVE", "FROM RUN", LayerMove.RuntimeToMemory),
        ("LOAD", "FROM CONFIG", LayerMove.FileToMemory),
    ];

    private static readonly Dictionary<string, LayerCommand> _commands = Spell();

    /// <summary>Every known text with its meaning.</summary>
    public static IEnumerable<KeyValuePair<string, LayerCommand>> All => _commands.OrderBy(c => c.Key, StringComparer.Ordinal);

    /// <summary>What a squeezed statement means; null when it is no LOAD or SAVE of a module.</summary>
    public static LayerCommand? Understand(string text) => _commands.TryGetValue(text, out LayerCommand command) ? command : null;

    private static Dictionary<string, LayerCommand> Spell()
    {
        IEnumerable<KeyValuePair<string, LayerCommand>> commands =
            from module in _modules
            from spelling in _spellings
            where module != SqliteServerVariables || spelling.Move != LayerMove.FileToMemory
            select KeyValuePair.Create($"{spelling.Verb} {module} {spelling.Layers}", new LayerCommand(module, spelling.Move));
        return new Dictionary<string, LayerCommand>(commands, StringComparer.OrdinalIgnoreCase);
    }
}
