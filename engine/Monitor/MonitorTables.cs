using Sim.Engine.Configuration;
using Sim.Engine.HostGroups;

namespace Sim.Engine.Monitor;

/// <summary>Writes the recent results into the tables of schema monitor.</summary>
internal sealed class MonitorTables(AdminDatabase database, CheckLog connect, CheckLog ping, CheckLog readOnly)
{
    public void Refresh()
    {
        Fill("mysql_server_connect_log", connect, r => [Duration(r), r.Error]);
        Fill("mysql_server_ping_log", ping, r => [Duration(r), r.Error]);
        Fill("mysql_server_read_only_log", readOnly, r => [Duration(r), r.ReadOnly is { } value ? ServerRow.Text(value ? 1 : 0) : null, r.Error]);
    }

    private static string Duration(CheckResult result) => ServerRow.Text(result.DurationMicroseconds);

    private void Fill(string table, CheckLog log, Func<CheckResult, string?[]> results)
    {
        database.Execute($"DELETE FROM monitor.{table}");
        foreach ((string hostname, int port, CheckResult result) in log.InOrder)
        {
            string?[] row = [hostname, ServerRow.Text(port), ServerRow.Text(result.StartMicroseconds), .. results(result)];
            string places = string.Join(", ", row.Select((_, i) => $"?{i + 1}"));
            _ = database.RunBound($"INSERT OR REPLACE INTO monitor.{table} VALUES ({places})", row);
        }
    }
}
