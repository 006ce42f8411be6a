using System.Text.Json;
using Sim.Engine.Events;
using Sim.Engine.Seams;

namespace Sim.Engine.Cluster;

/// <summary>An event about one peer.</summary>
public abstract record PeerEvent(PeerEndpoint Peer) : NodeEvent
{
    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("peer", Peer.ToString());
    }
}

/// <summary>A row of proxysql_servers became a peer.</summary>
public sealed record PeerCreated(PeerEndpoint Peer) : PeerEvent(Peer)
{
    /// <inheritdoc/>
    public override string Kind => "cluster.peer_created";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Info($"Created new Cluster Node Entry for host {Peer}");
}

/// <summary>A peer is no longer in proxysql_servers.</summary>
public sealed record PeerDestroyed(PeerEndpoint Peer) : PeerEvent(Peer)
{
    /// <inheritdoc/>
    public override string Kind => "cluster.peer_destroyed";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Info($"Destroyed Cluster Node Entry for host {Peer}");
}

/// <summary>The thread that polls a peer has begun.</summary>
public sealed record PeerThreadStarted(PeerEndpoint Peer) : PeerEvent(Peer)
{
    /// <inheritdoc/>
    public override string Kind => "cluster.thread_started";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Info($"Cluster: starting thread for peer {Peer}");
}

/// <summary>The thread that polled a removed peer has ended.</summary>
public sealed record PeerThreadClosed(PeerEndpoint Peer) : PeerEvent(Peer)
{
    /// <inheritdoc/>
    public override string Kind => "cluster.thread_closed";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Info($"Cluster: closing thread for peer {Peer}");
}

/// <summary>A peer could not be connected to, or refused the login.</summary>
public sealed record PeerUnreachable(PeerEndpoint Peer, string Error) : PeerEvent(Peer)
{
    /// <inheritdoc/>
    public override string Kind => "cluster.unable_to_connect";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) =>
        log.Warning(log.Profile.ClusterPlaces.UnableToConnect, $"Cluster: unable to connect to peer {Peer} . Error: {Error}");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("error", Error);
    }
}

/// <summary>An open connection to a peer broke or answered with an error; 1.4.6 logs nothing about it.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Error">The error; empty where a statement that asks for rows was answered without any.</param>
/// <param name="ConnectionLost">True when the connection broke; false when the peer answered.</param>
public sealed record PeerConnectionEnded(PeerEndpoint Peer, string Error, bool ConnectionLost) : PeerEvent(Peer)
{
    /// <inheritdoc/>
    public override string Kind => "cluster.connection_ended";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("error", Error);
    }
}
