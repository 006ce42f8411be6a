using Sim.Engine.Admin;
using Sim.Protocol;
using Sim.Protocol.Packets;

namespace Sim.Scenarios.Processes;

/// <summary>What a scenario's MySQL server says to a monitor: anybody may log in, and it knows whether it is read-only.</summary>
internal sealed class BackendPort : IAdminPort
{
    private const int SyntaxError = 1064;

    private volatile bool _isReadOnly;

    /// <summary>Its read_only variable.</summary>
    public bool IsReadOnly
    {
        get => _isReadOnly;
        set => _isReadOnly = value;
    }

    /// <inheritdoc/>
    public string ServerVersion => "5.7.21-log";

    /// <inheritdoc/>
    public ValueTask<LoginOutcome> LogIn(LoginAttempt attempt) => new(new LoginOutcome(new Session(this), null));

    /// <inheritdoc/>
    public ValueTask<StatisticsPacket> ReadStatistics() => new(new StatisticsPacket(0, Threads: 0, Questions: 0, SlowQueries: 0));

    /// <inheritdoc/>
    public void Notice(ClientFault fault)
    {
        // A monitor that gives up in the middle of a conversation is what scenarios are about.
    }

    /// <inheritdoc/>
    public void Report(Exception failure)
    {
        // The monitor meets a connection that ends, and logs it.
    }

    private AdminReply Answer(string sql)
    {
        string statement = sql.Trim().TrimEnd(';');
        if (statement.Contains("read_only", StringComparison.OrdinalIgnoreCase))
        {
            return statement.StartsWith("SHOW", StringComparison.OrdinalIgnoreCase)
                ? Row(["Variable_name", "Value"], ["read_only", IsReadOnly ? "ON" : "OFF"])
                : Row([statement[(statement.IndexOf(' ', StringComparison.Ordinal) + 1)..]], [IsReadOnly ? "1" : "0"]);
        }

        return statement.StartsWith("SET ", StringComparison.OrdinalIgnoreCase)
            ? new AdminReply.Ok(0, "")
            : new AdminReply.Error(SyntaxError, "42000", $"This server of a scenario only knows its read_only variable, not: {statement}");
    }

    private static AdminReply.Rows Row(string[] columns, string?[] values) => new(new ResultSet(columns, [values]));

    private sealed class Session(BackendPort port) : IAdminSession
    {
        public ValueTask<AdminReply> Execute(string sql) => new(port.Answer(sql));

        public void Dispose()
        {
        }
    }
}
