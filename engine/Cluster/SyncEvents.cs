using System.Text.Json;
using Sim.Engine.Checksums;
using Sim.Engine.Events;
using Sim.Engine.Seams;

namespace Sim.Engine.Cluster;

/// <summary>An event about one module of one peer.</summary>
public abstract record PeerModuleEvent(PeerEndpoint Peer, Module Module) : PeerEvent(Peer)
{
    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("module", Module.Name());
    }
}

/// <summary>A check read a checksum that differs from the one read before.</summary>
public sealed record ChecksumDetected(PeerEndpoint Peer, Module Module, ModuleChecksum Value) : PeerModuleEvent(Peer, Module)
{
    /// <inheritdoc/>
    public override string Kind => "cluster.new_checksum";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Info(
        $"Cluster: detected a new checksum for {Module.Name()} from peer {Peer}, version {Value.Version}, epoch {Value.Epoch}, "
        + $"checksum {Value.Text} . Not syncing yet ...");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteNumber("version", Value.Version);
        json.WriteNumber("epoch", Value.Epoch);
        json.WriteString("checksum", Value.Text);
    }
}

/// <summary>The newly read checksum is the node's own.</summary>
public sealed record ChecksumMatches(PeerEndpoint Peer, Module Module, string Checksum) : PeerModuleEvent(Peer, Module)
{
    /// <inheritdoc/>
    public override string Kind => "cluster.checksum_matches";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Info(
        $"Cluster: checksum for {Module.Name()} from peer {Peer} matches with local checksum {Checksum} , we won't sync.");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("checksum", Checksum);
    }
}

/// <summary>What both sides held when a decision was made.</summary>
public readonly record struct SyncView(ulong PeerVersion, ulong PeerEpoch, uint DiffCheck, ulong OwnVersion, ulong OwnEpoch)
{
    /// <summary>The part that both log lines of a decision share.</summary>
    public string Text(Module module, PeerEndpoint peer) =>
        $"Cluster: detected a peer {peer} with {module.Name()} version {PeerVersion}, epoch {PeerEpoch}, diff_check {DiffCheck}. "
        + $"Own version: {OwnVersion}, epoch: {OwnEpoch}.";

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteNumber("version", PeerVersion);
        json.WriteNumber("epoch", PeerEpoch);
        json.WriteNumber("diff_check", DiffCheck);
        json.WriteNumber("own_version", OwnVersion);
        json.WriteNumber("own_epoch", OwnEpoch);
    }
}

/// <summary>The decision to pull was made.</summary>
public sealed record SyncProceeding(PeerEndpoint Peer, Module Module, SyncView View) : PeerModuleEvent(Peer, Module)
{
    /// <inheritdoc/>
    public override string Kind => "cluster.sync_proceeding";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Info($"{View.Text(Module, Peer)} Proceeding with remote sync");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        View.WriteTo(json);
    }
}

/// <summary>The peer differs and stays at version 1 (or 0): nothing is pulled from it.</summary>
public sealed record VersionOneRefused(PeerEndpoint Peer, Module Module, SyncView View, ulong RepeatChecks) : PeerModuleEvent(Peer, Module)
{
    /// <inheritdoc/>
    public override string Kind => "cluster.version_one_warning";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        ArgumentNullException.ThrowIfNull(log);
        log.Warning(
            log.Profile.ClusterPlaces.VersionOne[ClusterSettings.SyncedModules.IndexOf(Module)],
            $"{View.Text(Module, Peer)} diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every "
            + $"{RepeatChecks} checks until LOAD {Module.CommandName()} TO RUNTIME is executed on candidate master.");
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        View.WriteTo(json);
    }
}

/// <summary>A peer was chosen as the source of a pull.</summary>
public sealed record SourceChosen(PeerEndpoint Peer, Module Module, ulong Version, ulong Epoch) : PeerModuleEvent(Peer, Module)
{
    /// <inheritdoc/>
    public override string Kind => "cluster.source_chosen";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) =>
        log.Info($"Cluster: detected peer {Peer} with {Module.Name()} version {Version}, epoch {Epoch}");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteNumber("version", Version);
        json.WriteNumber("epoch", Epoch);
    }
}

/// <summary>A newer peer exists that has not been different long enough: the pull is put off.</summary>
public sealed record SyncSkipped(Module Module, ulong YoungerEpoch, ulong Epoch) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "cluster.sync_skipped";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        ArgumentNullException.ThrowIfNull(log);
        log.Warning(
            log.Profile.ClusterPlaces.SkippingSync[ClusterSettings.SyncedModules.IndexOf(Module)],
            $"Cluster: detected a peer with {Module.Name()} epoch {YoungerEpoch} , but not enough diff_check. "
            + $"We won't sync from epoch {Epoch}: temporarily skipping sync");
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("module", Module.Name());
        json.WriteNumber("younger_epoch", YoungerEpoch);
        json.WriteNumber("epoch", Epoch);
    }
}
