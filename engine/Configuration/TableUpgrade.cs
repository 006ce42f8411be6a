using System.Globalization;
using System.Text.Json;
using Sim.Engine.Events;

namespace Sim.Engine.Configuration;

/// <summary>What becomes of the rows of an old table.</summary>
[Branches("configuration.upgrade")]
public enum UpgradeBranch
{
    /// <summary>They are copied into the new one.</summary>
    Copied,

    /// <summary>The new table refuses one of them, and so has none.</summary>
    Refused,

    /// <summary>They are looked for under a name that the old table does not have: the new one has none.</summary>
    Misspelt,
}

/// <summary>How one old table is upgraded.</summary>
/// <param name="Table">The table.</param>
/// <param name="Version">The old version, as the log names it.</param>
/// <param name="Suffix">What is added to the old table's name.</param>
/// <param name="Line">Where ProxySQL_Admin.cpp says so.</param>
internal sealed record TableUpgrade(string Table, string Version, string Suffix, int Line)
{
    /// <summary>The key of the old definition among the old tables.</summary>
    public string Key => $"{Table} {Version}";

    /// <summary>Whether rows that the new table refuses are left out; else they stop the copy.</summary>
    public bool SkipsRefusedRows { get; init; }

    /// <summary>A column that may be NULL in the old table only: NULL becomes the empty text.</summary>
    public string? NullableColumn { get; init; }

    /// <summary>A column that 1.4.6 does not copy.</summary>
    public string? ForgottenColumn { get; init; }

    /// <summary>The suffix under which 1.4.6 looks for the rows in vain.</summary>
    public string? MisspeltSource { get; init; }
}

/// <summary>A table on disk is of an older version and is being upgraded.</summary>
/// <param name="Table">The table.</param>
/// <param name="Version">The version that was found.</param>
/// <param name="Line">Where ProxySQL_Admin.cpp says so.</param>
public sealed record TableUpgraded(string Table, string Version, int Line) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "configuration.table_upgraded";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        log.Warning(PlaceOf(Line), $"Detected version {Version} of table {Table}");
        log.Warning(PlaceOf(Line + 1), $"ONLINE UPGRADE of table {Table} in progress");
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("table", Table);
        json.WriteString("version", Version);
    }

    /// <summary>Replication hostgroups are upgraded together with servers.</summary>
    private string PlaceOf(int line)
    {
        string function = Table == "mysql_replication_hostgroups" ? "mysql_servers" : Table;
        return string.Create(CultureInfo.InvariantCulture, $"ProxySQL_Admin.cpp:{line}:disk_upgrade_{function}()");
    }
}
