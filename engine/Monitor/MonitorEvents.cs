using System.Text.Json;
using Sim.Engine.Events;

namespace Sim.Engine.Monitor;

/// <summary>A server did not answer its last pings.</summary>
public sealed record HeartbeatsMissed(string Hostname, int Port, int Missed) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "monitor.heartbeats_missed";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Error(
        "MySQL_Monitor.cpp:1370:monitor_ping()",
        $"Server {Hostname}:{Port} missed {Missed} heartbeats, shunning it and killing all the connections");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("hostname", Hostname);
        json.WriteNumber("port", Port);
        json.WriteNumber("missed", Missed);
    }
}

/// <summary>A server refused the monitor's user.</summary>
public sealed record MonitorAccessDenied(string Hostname, int Port) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "monitor.access_denied";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Error(
        "MySQL_Monitor.cpp:404:monitor_connect_thread()", $"Server {Hostname}:{Port} is returning \"Access denied\" for monitoring user");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("hostname", Hostname);
        json.WriteNumber("port", Port);
    }
}

/// <summary>A server was reached but did not tell read_only in time.</summary>
public sealed record ReadOnlyTimedOut(string Hostname, int Port, long AfterMilliseconds) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "monitor.read_only_timeout";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Error(
        "MySQL_Monitor.cpp:606:monitor_read_only_thread()",
        $"Timeout on read_only check for {Hostname}:{Port} after {AfterMilliseconds}ms. If the server is overload, increase mysql-monitor_read_only_timeout. "
        + "Assuming read_only=1");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("hostname", Hostname);
        json.WriteNumber("port", Port);
        json.WriteNumber("after_ms", AfterMilliseconds);
    }
}
