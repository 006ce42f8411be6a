using Sim.Engine.Checksums;
using Sim.Engine.Configuration;
using Sim.Engine.Configuration.Libconfig;
using Sim.Engine.Profiles;
using Xunit;

namespace Sim.Tests.Configuration;

/// <summary>The configuration room of one node, booted, with what happened and the commands that a session has.</summary>
internal sealed class ConfiguredNode : IDisposable
{
    /// <summary>The version of the recordings, by the name that its build gave it.</summary>
    public static readonly Profile Profile = Profile.ProxySql146 with { BuildVersion = "v1.4.6-0-g3b9e4a6" };

    private readonly TemporaryDisk? _ownDisk;

    public ConfiguredNode(string? file = null, TemporaryDisk? disk = null, Func<ConfigurationBootOptions, ConfigurationBootOptions>? change = null)
    {
        Disk = disk ?? (_ownDisk = new TemporaryDisk());
        var options = new ConfigurationBootOptions
        {
            Profile = Profile,
            Clock = Clock,
            Disk = Disk,
            Events = Events,
            File = file is null ? null : new ConfigurationFile("node.cnf", LibconfigReader.Read(file, "node.cnf").Root!),
        };
        (Database, Variables, AdminModule, MysqlModule) = ConfigurationBoot.Run(change is null ? options : change(options));
        Variables.ThreadsStarted = true;
        Checksums = new ModuleChecksums(Clock);
        Users = new MysqlUsers(Database, Variables, Checksums, Profile, Events);
        Rules = new QueryRules(Database, Variables, Checksums, Events) { IsStarted = true };
        Scheduler = new SchedulerTable(Database, Events);
    }

    public TemporaryDisk Disk { get; }

    public ManualClock Clock { get; } = new();

    public EventList Events { get; } = new();

    public AdminDatabase Database { get; }

    public Variables Variables { get; }

    public ModuleChecksums Checksums { get; }

    public VariablesModule AdminModule { get; }

    public VariablesModule MysqlModule { get; }

    public MysqlUsers Users { get; }

    public QueryRules Rules { get; }

    public SchedulerTable Scheduler { get; }

    private IEnumerable<IConfigurationModule> Modules => [AdminModule, MysqlModule, Users, Rules, Scheduler];

    public string Table(string sql) => string.Join('\n', Database.Query(sql).Rows.Select(row => string.Join('|', row.Select(value => value ?? "NULL"))));

    public string? Variable(string name, string table = "global_variables") =>
        Database.Scalar($"SELECT variable_value FROM {table} WHERE variable_name=?1", name);

    public void SetRow(string name, string value) => Assert.Null(Database.RunBound("REPLACE INTO global_variables VALUES (?1, ?2)", name, value).Error);

    /// <summary>Answers a statement as a session does, with OK 0 for LOAD and SAVE.</summary>
    public async Task<IReadOnlyList<string>> Answer(string statement)
    {
        if (await Command(statement) is { } answer)
        {
            return [answer];
        }

        SqlResult result = Database.Run(statement);
        return result switch
        {
            { Error: { } error } => [$"ERR 1045 #2800 {error}"],
            { Rows: { } set } =>
            [
                string.Join('\t', set.Columns),
                .. set.Rows.Select(row => string.Join('\t', row.Select(value => value ?? "NULL"))),
                $"({set.Rows.Count} rows)",
            ],
            _ => [$"OK {result.AffectedRows}"],
        };
    }

    public void Dispose()
    {
        Database.Dispose();
        _ownDisk?.Dispose();
    }

    private async Task<string?> Command(string statement)
    {
        if (statement.Contains("runtime_", StringComparison.Ordinal))
        {
            foreach (IConfigurationModule module in Modules)
            {
                await module.RefreshRuntimeTables();
            }
        }

        if (statement.StartsWith("LOAD MYSQL USER ", StringComparison.Ordinal))
        {
            Users.LoadUser(statement.Split(' ')[3]);
            return "OK 0";
        }

        IConfigurationModule? named = Modules.FirstOrDefault(module => statement.Contains(' ' + module.CommandName + ' ', StringComparison.Ordinal));
        switch (named is null ? "" : statement.Replace(' ' + named.CommandName, "", StringComparison.Ordinal))
        {
            case "LOAD TO RUNTIME":
                return await named!.MemoryToRuntime() is { } error ? $"ERR 1045 28000 {error}" : "OK 0";
            case "SAVE TO MEMORY":
                await named!.RuntimeToMemory();
                return "OK 0";
            case "LOAD TO MEMORY":
                named!.DiskToMemory();
                return CopyAnswer(named);
            case "SAVE TO DISK":
                named!.MemoryToDisk();
                return CopyAnswer(named);
            default:
                return null;
        }
    }

    /// <summary>Copies of variables are one SQL statement, which a session answers itself; those of tables are commands.</summary>
    private string CopyAnswer(IConfigurationModule module) =>
        module is VariablesModule ? $"OK {Database.Scalar("SELECT changes()")}" : "OK 0";
}
