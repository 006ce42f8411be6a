namespace Sim.Engine.Admin.Statistics;

/// <summary>
/// The three statements that every peer repeats all day, answered without SQLite. They are recognised only in the very spelling that peers
/// send (src: lib/ProxySQL_Cluster.cpp, ProxySQL_Cluster_Monitor_thread); everything else takes the long way to the same answer.
/// </summary>
internal sealed class PolledStatements(AdminServices services, TableFiller filler)
{
    private const string GlobalChecksum = "SELECT GLOBAL_CHECKSUM()";
    private const string ModuleChecksums = "SELECT * FROM runtime_checksums_values ORDER BY name";
    private const string GlobalStatusByName = "SELECT * FROM stats_mysql_global ORDER BY Variable_Name";
    private const string ChecksumsTable = "runtime_checksums_values";

    private static readonly string[] _globalStatusColumns = ["Variable_Name", "Variable_Value"];

    private AdminReply.Rows? _globalChecksum;
    private AdminReply.Rows? _globalStatus;
    private string?[][]? _globalStatusRows;
    private AdminReply? _moduleChecksums;
    private long _moduleChecksumsAt;

    /// <summary>The answer, or null when the statement has to take the long way.</summary>
    public AdminReply? TryAnswer(string sql) => sql.Length switch
    {
        24 when sql == GlobalChecksum => AnswerGlobalChecksum(),
        52 when sql == ModuleChecksums => _moduleChecksumsAt == services.Checksums.Updates ? _moduleChecksums : null,
        55 when sql == GlobalStatusByName => AnswerGlobalStatus(),
        _ => null,
    };

    /// <summary>The answer to SELECT GLOBAL_CHECKSUM(); the same object while the value stays.</summary>
    public AdminReply AnswerGlobalChecksum()
    {
        ResultSet current = services.Checksums.GlobalAnswer;
        if (_globalChecksum is null || !ReferenceEquals(_globalChecksum.Set, current))
        {
            _globalChecksum = new AdminReply.Rows(current);
        }

        return _globalChecksum;
    }

    /// <summary>Learns from a statement that took the long way: the answer to the peers' own, and that any other may have changed the table.</summary>
    public void Learn(string sql, AdminReply reply)
    {
        if (sql == ModuleChecksums)
        {
            _moduleChecksums = reply;
            _moduleChecksumsAt = services.Checksums.Updates;
        }
        else if (_moduleChecksums is not null && sql.Contains(ChecksumsTable, StringComparison.OrdinalIgnoreCase))
        {
            _moduleChecksums = null;
        }
    }

    private AdminReply.Rows AnswerGlobalStatus()
    {
        string?[][] rows = filler.ShowGlobalStatus();
        if (_globalStatus is null || !ReferenceEquals(rows, _globalStatusRows))
        {
            _globalStatusRows = rows;
            _globalStatus = new AdminReply.Rows(new ResultSet(_globalStatusColumns, filler.GlobalStatusByName));
        }

        return _globalStatus;
    }
}
