using System.Text.Json;
using Sim.Engine.Events;

namespace Sim.Engine;

/// <summary>The process says what it is.</summary>
public sealed record NodeStarting(string? OperatingSystem) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "node.starting";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        ArgumentNullException.ThrowIfNull(log);
        log.Info($"ProxySQL version {log.Profile.BuildVersion}");
        if (OperatingSystem is not null)
        {
            log.Info($"Detected OS: {OperatingSystem}");
        }
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("os", OperatingSystem);
    }
}

/// <summary>The configuration file cannot be read or parsed; the node does not start.</summary>
/// <param name="Complaint">What is wrong, with file, line and column.</param>
public sealed record ConfigurationRefused(string Complaint) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "node.configuration_refused";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        ArgumentNullException.ThrowIfNull(log);
        log.Raw($"{Complaint}\n");
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("complaint", Complaint);
    }
}

/// <summary>The log files were opened anew (PROXYSQL FLUSH LOGS); the host acts on it.</summary>
public sealed record LogsFlushed(string? OperatingSystem) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "node.logs_flushed";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => new NodeStarting(OperatingSystem).WriteLog(log);

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
    }
}

/// <summary>A part of the program was set up and prints its banner.</summary>
public sealed record PartReady(NodePart Part) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "node.part_ready";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        ArgumentNullException.ThrowIfNull(log);
        (string title, string revision, string file) = log.Profile.Banners[Part];
        log.Raw($"{title} rev. {revision} -- {file} -- {log.Profile.SourceTimestamp}\n");
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("part", Part.ToString());
    }
}

/// <summary>The parts of ProxySQL that print a banner when they are ready.</summary>
public enum NodePart
{
    /// <summary>ProxySQL_Cluster.</summary>
    Cluster,

    /// <summary>ProxySQL_Statistics.</summary>
    Statistics,

    /// <summary>ProxySQL_HTTP_Server.</summary>
    HttpServer,

    /// <summary>ProxySQL_Admin.</summary>
    Admin,

    /// <summary>MySQL_Threads_Handler.</summary>
    ThreadsHandler,

    /// <summary>MySQL_Authentication.</summary>
    Authentication,

    /// <summary>Query_Processor.</summary>
    QueryProcessor,

    /// <summary>Query_Cache.</summary>
    QueryCache,

    /// <summary>MySQL_Monitor.</summary>
    Monitor,
}
