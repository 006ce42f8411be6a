using Sim.Engine.Configuration;
using Sim.Engine.Profiles;
using Xunit;

namespace Sim.Tests.Configuration;

/// <summary>The configuration room of one node: a database with all tables, runtime variables and a list of events.</summary>
internal sealed class ConfiguredNode : IDisposable
{
    private readonly TemporaryDisk? _ownDisk;

    public ConfiguredNode(TemporaryDisk? disk = null)
    {
        Disk = disk ?? (_ownDisk = new TemporaryDisk());
        Database = new AdminDatabase(Clock);
        TableSchemas.Create(Database, Profile.ProxySql146, Disk);
        Variables = new Variables(Profile.ProxySql146);
        AdminModule = VariablesModule.Admin(Database, Variables, Events);
        MysqlModule = VariablesModule.Mysql(Database, Variables, Events);
    }

    public TemporaryDisk Disk { get; }

    public ManualClock Clock { get; } = new();

    public EventList Events { get; } = new();

    public AdminDatabase Database { get; }

    public Variables Variables { get; }

    public VariablesModule AdminModule { get; }

    public VariablesModule MysqlModule { get; }

    public string Table(string sql) => string.Join('\n', Database.Query(sql).Rows.Select(row => string.Join('|', row.Select(value => value ?? "NULL"))));

    public string? Variable(string name, string table = "global_variables") =>
        Database.Scalar($"SELECT variable_value FROM {table} WHERE variable_name=?1", name);

    public void SetRow(string name, string value) => Assert.Null(Database.RunBound("REPLACE INTO global_variables VALUES (?1, ?2)", name, value).Error);

    public void Dispose()
    {
        Database.Dispose();
        _ownDisk?.Dispose();
    }
}
