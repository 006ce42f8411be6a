using Sim.Engine.Events;

namespace Sim.Engine.Configuration;

/// <summary>LOAD and SAVE of MYSQL VARIABLES and ADMIN VARIABLES.</summary>
public sealed class VariablesModule : IConfigurationModule
{
    private readonly AdminDatabase _database;
    private readonly VariableCatalog _catalog;
    private readonly VariableTables _tables;

    private VariablesModule(string commandName, VariableCatalog catalog, AdminDatabase database, Variables variables, IEventSink events)
    {
        CommandName = commandName;
        _database = database;
        _catalog = catalog;
        _tables = new VariableTables(database, variables, catalog, events);
    }

    /// <inheritdoc/>
    public string CommandName { get; }

    internal VariableTables Tables => _tables;

    /// <summary>The module MYSQL VARIABLES.</summary>
    public static VariablesModule Mysql(AdminDatabase database, Variables variables, IEventSink events) =>
        new("MYSQL VARIABLES", VariableCatalog.Mysql, database, variables, events);

    /// <summary>The module ADMIN VARIABLES.</summary>
    public static VariablesModule Admin(AdminDatabase database, Variables variables, IEventSink events) =>
        new("ADMIN VARIABLES", VariableCatalog.Admin, database, variables, events);

    /// <inheritdoc/>
    public void DiskToMemory() => LayerCopy.MergeVariables(_database, LayerCopy.Disk, LayerCopy.Memory, _catalog.Prefix);

    /// <inheritdoc/>
    public void MemoryToDisk() => LayerCopy.MergeVariables(_database, LayerCopy.Memory, LayerCopy.Disk, _catalog.Prefix);

    /// <inheritdoc/>
    public ValueTask<string?> MemoryToRuntime()
    {
        _tables.DatabaseToRuntime();
        return ValueTask.FromResult<string?>(null);
    }

    /// <inheritdoc/>
    public ValueTask RuntimeToMemory()
    {
        _tables.RuntimeToDatabase(LayerCopy.Memory, replace: true, delete: true);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask RefreshRuntimeTables()
    {
        _tables.RefreshRuntimeTable();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public int? FileToMemory(ConfigurationFile file) => ConfigurationFileLoader.ReadVariables(_database, file, _catalog.Prefix);
}
