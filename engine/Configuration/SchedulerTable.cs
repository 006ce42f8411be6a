using System.Globalization;
using Sim.Engine.Events;

namespace Sim.Engine.Configuration;

/// <summary>
/// The module SCHEDULER: the rows of the runtime and their way between the layers (src: lib/ProxySQL_Admin.cpp, load_scheduler_to_runtime
/// and save_scheduler_runtime_to_database). <see cref="Scheduler"/> runs what they name.
/// </summary>
public sealed class SchedulerTable(AdminDatabase database, IEventSink events) : IConfigurationModule
{
    private const string Table = "scheduler";

    private List<SchedulerRow> _rows = [];

    /// <inheritdoc/>
    public string CommandName => "SCHEDULER";

    /// <summary>The rows at runtime, inactive ones too, in the order of the table.</summary>
    public IReadOnlyList<SchedulerRow> Rows => _rows;

    /// <summary>Grows with every load.</summary>
    public long Version { get; private set; }

    /// <inheritdoc/>
    public void DiskToMemory() => LayerCopy.Replace(database, LayerCopy.Disk, LayerCopy.Memory, Table);

    /// <inheritdoc/>
    public void MemoryToDisk() => LayerCopy.Replace(database, LayerCopy.Memory, LayerCopy.Disk, Table);

    /// <inheritdoc/>
    public ValueTask<string?> MemoryToRuntime()
    {
        _rows = [.. database.Query("SELECT * FROM scheduler").Rows.Select(Read)];
        Version++;
        return ValueTask.FromResult<string?>(null);
    }

    /// <inheritdoc/>
    public ValueTask RuntimeToMemory()
    {
        Write(Table);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask RefreshRuntimeTables()
    {
        Write("runtime_scheduler");
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public int? FileToMemory(ConfigurationFile file) => ConfigurationFileLoader.ReadScheduler(database, file, events);

    /// <summary>Arguments end at the first NULL: what a row has after it is not taken over.</summary>
    private static SchedulerRow Read(string?[] row) => new(
        Id: CText.Strtoull(row[0]!),
        IsActive: CText.Atoi(row[1]!) != 0,
        IntervalMilliseconds: (long)CText.Strtoull(row[2]!),
        Filename: row[3]!,
        Arguments: [.. row[4..9].TakeWhile(argument => argument is not null)!],
        Comment: row[9]!);

    private void Write(string table)
    {
        _ = database.Execute($"DELETE FROM main.{table}");
        foreach (SchedulerRow row in _rows)
        {
            _ = database.RunBound(
                $"INSERT INTO {table} VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)",
                row.Id.ToString(CultureInfo.InvariantCulture),
                row.IsActive ? "1" : "0",
                row.IntervalMilliseconds.ToString(CultureInfo.InvariantCulture),
                row.Filename,
                row.Arguments.ElementAtOrDefault(0),
                row.Arguments.ElementAtOrDefault(1),
                row.Arguments.ElementAtOrDefault(2),
                row.Arguments.ElementAtOrDefault(3),
                row.Arguments.ElementAtOrDefault(4),
                row.Comment);
        }
    }
}

/// <summary>One row of the scheduler at runtime.</summary>
/// <param name="Id">id.</param>
/// <param name="IsActive">active.</param>
/// <param name="IntervalMilliseconds">interval_ms.</param>
/// <param name="Filename">The executable.</param>
/// <param name="Arguments">arg1 to arg5 up to the first NULL.</param>
/// <param name="Comment">comment.</param>
public sealed record SchedulerRow(
    ulong Id, bool IsActive, long IntervalMilliseconds, string Filename, IReadOnlyList<string> Arguments, string Comment);
