using System.Collections.Immutable;

namespace Sim.Engine.Configuration.Schemas;

/// <summary>The files beside this one: what 1.4.6 creates in each schema.</summary>
internal static class SchemaFiles
{
    /// <summary>Tables of the memory and runtime layers.</summary>
    public static ImmutableArray<TableDefinition> Main { get; } = Read("main.sql");

    /// <summary>Tables of schema <c>stats</c>.</summary>
    public static ImmutableArray<TableDefinition> Stats { get; } = Read("stats.sql");

    /// <summary>Tables and indexes of schema <c>monitor</c>.</summary>
    public static ImmutableArray<TableDefinition> Monitor { get; } = Read("monitor.sql");

    /// <summary>Tables of proxysql_stats.db.</summary>
    public static ImmutableArray<TableDefinition> StatsHistory { get; } = Read("stats_history.sql");

    /// <summary>Tables of proxysql.db: those of main that survive the process.</summary>
    public static ImmutableArray<TableDefinition> Disk { get; } =
    [
        .. from name in (string[])
           [
               "mysql_servers", "mysql_users", "mysql_replication_hostgroups", "mysql_group_replication_hostgroups", "mysql_query_rules",
               "global_variables", "mysql_collations", "scheduler", "proxysql_servers",
           ]
           select Main.Single(table => table.Name == name),
    ];

    /// <summary>Definitions of older versions by table and version, such as <c>scheduler v1.2.0</c>.</summary>
    public static ImmutableDictionary<string, string> OldTables { get; } = ReadOldTables();

    /// <summary>The collations of the client library that 1.4.6 is built with, in its order.</summary>
    public static ImmutableArray<Collation> Collations { get; } =
    [
        .. from line in Text("collations.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
           let fields = line.Split(',')
           select new Collation(fields[0], fields[1], fields[2]),
    ];

    /// <summary>A statement spread over lines as the one line that it is: a line break is one blank, after a parenthesis nothing.</summary>
    internal static string OneLine(string statement)
    {
        string joined = "";
        foreach (string line in statement.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            joined += joined.Length == 0 || joined[^1] == '(' ? line : " " + line;
        }

        return joined;
    }

    private static ImmutableArray<TableDefinition> Read(string file)
    {
        string text = string.Join('\n', Text(file).Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)));
        return
        [
            .. from statement in text.Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
               let sql = OneLine(statement)
               select new TableDefinition(sql.Split(' ')[2], sql),
        ];
    }

    /// <summary>Each statement follows a comment with its key.</summary>
    private static ImmutableDictionary<string, string> ReadOldTables()
    {
        ImmutableDictionary<string, string>.Builder tables = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string block in Text("upgrades.sql").Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int statement = block.IndexOf("CREATE TABLE", StringComparison.Ordinal);
            int comment = block.LastIndexOf("-- ", statement, StringComparison.Ordinal);
            tables.Add(block[(comment + "-- ".Length)..statement].Trim(), OneLine(block[statement..]));
        }

        return tables.ToImmutable();
    }

    private static string Text(string file)
    {
        using Stream stream = typeof(SchemaFiles).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>One collation of the client library.</summary>
internal readonly record struct Collation(string Id, string Name, string Charset);
