using System.Text.Json;
using Sim.Engine.Checksums;
using Sim.Engine.Events;
using Sim.Engine.Seams;

namespace Sim.Engine.Cluster;

/// <summary>The steps of a pull that 1.4.6 logs.</summary>
public enum PullStep
{
    /// <summary>The connection is about to be opened.</summary>
    Started,

    /// <summary>All rows are here.</summary>
    Completed,

    /// <summary>The peer is asked for its checksum again, to be sure that the rows belong to it.</summary>
    AskingChecksum,

    /// <summary>The checksum is the expected one.</summary>
    ChecksumConfirmed,

    /// <summary>The pull is over although nothing went wrong: the log claims a failure because saving to disk is off.</summary>
    LooksFailed,

    /// <summary>mysql_servers is being written to memory.</summary>
    WritingServers,

    /// <summary>mysql_replication_hostgroups is being written to memory.</summary>
    WritingReplicationHostgroups,

    /// <summary>Memory is being loaded to runtime.</summary>
    Loading,

    /// <summary>Memory is being saved to disk.</summary>
    Saving,
}

/// <summary>What the log says of a pull's steps.</summary>
public enum PullText
{
    /// <summary>Fetching started.</summary>
    Started,

    /// <summary>Fetching servers started, with the checksum that is expected.</summary>
    StartedWithChecksum,

    /// <summary>Fetching completed.</summary>
    Completed,

    /// <summary>Fetching the checksum.</summary>
    AskingChecksum,

    /// <summary>Fetching the checksum was successful.</summary>
    ChecksumConfirmed,

    /// <summary>Fetching the checksum failed, it says, when nothing failed and nothing was saved.</summary>
    LooksFailed,

    /// <summary>Writing mysql_servers.</summary>
    WritingServers,

    /// <summary>Writing mysql_replication_hostgroups.</summary>
    WritingReplicationHostgroups,

    /// <summary>Loading to runtime.</summary>
    Loading,

    /// <summary>Saving to disk.</summary>
    Saving,

    /// <summary>Saving users to disk, which 1.4.6 calls query rules.</summary>
    SavingUsers,
}

/// <summary>A pull reached a step.</summary>
/// <param name="Peer">The source.</param>
/// <param name="Module">What is pulled.</param>
/// <param name="Step">Which step.</param>
/// <param name="Checksum">The checksum that the step speaks of, or null.</param>
public sealed record PullProgress(PeerEndpoint Peer, Module Module, PullStep Step, string? Checksum = null)
    : PeerModuleEvent(Peer, Module), IVariantEvent<PullText>
{
    /// <inheritdoc/>
    public PullText Variant => Step switch
    {
        PullStep.Started => Checksum is null ? PullText.Started : PullText.StartedWithChecksum,
        PullStep.Completed => PullText.Completed,
        PullStep.AskingChecksum => PullText.AskingChecksum,
        PullStep.ChecksumConfirmed => PullText.ChecksumConfirmed,
        PullStep.LooksFailed => PullText.LooksFailed,
        PullStep.WritingServers => PullText.WritingServers,
        PullStep.WritingReplicationHostgroups => PullText.WritingReplicationHostgroups,
        PullStep.Loading => PullText.Loading,
        PullStep.Saving => Module == Module.MysqlUsers ? PullText.SavingUsers : PullText.Saving,
        _ => throw new InvalidOperationException($"no text for {Step}"),
    };

    /// <inheritdoc/>
    public override string Kind => "cluster.pull";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        ArgumentNullException.ThrowIfNull(log);
        string title = PullTitles.Of(Module);
        log.Info("Cluster: " + Variant switch
        {
            PullText.Started => $"Fetching {title} from peer {Peer} started",
            PullText.StartedWithChecksum => $"Fetching {title} from peer {Peer} started. Expected checksum {Checksum}",
            PullText.Completed => $"Fetching {title} from peer {Peer} completed",
            PullText.AskingChecksum => $"Fetching checksum for {title} from peer {Peer} before proceessing",
            PullText.ChecksumConfirmed => $"Fetching checksum for {title} from peer {Peer} successful. Checksum: {Checksum}",
            PullText.LooksFailed => $"Fetching checksum for {title} from peer {Peer} failed. Checksum: {Checksum}",
            PullText.WritingServers => "Writing mysql_servers table",
            PullText.WritingReplicationHostgroups => "Writing mysql_replication_hostgroups table",
            PullText.Loading => $"Loading to runtime {title} from peer {Peer}",
            PullText.SavingUsers when log.Profile.UsersAreSavedAsQueryRules =>
                $"Saving to disk {PullTitles.Of(Module.MysqlQueryRules)} from peer {Peer}",
            _ => $"Saving to disk {title} from peer {Peer}",
        });
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("step", Step.ToString());
        if (Checksum is not null)
        {
            json.WriteString("checksum", Checksum);
        }
    }
}

/// <summary>What the log says of a pull that failed.</summary>
public enum PullFailure
{
    /// <summary>Fetching failed.</summary>
    Rows,

    /// <summary>Fetching the checksum failed.</summary>
    Checksum,
}

/// <summary>A pull ended with an error of the connection or of the peer; nothing was changed after that point.</summary>
/// <param name="Peer">The source.</param>
/// <param name="Module">What should have been pulled.</param>
/// <param name="Error">The client library's text.</param>
/// <param name="WhileAskingChecksum">True when the rows were there and the checksum could not be had.</param>
public sealed record PullFailed(PeerEndpoint Peer, Module Module, string Error, bool WhileAskingChecksum = false)
    : PeerModuleEvent(Peer, Module), IVariantEvent<PullFailure>
{
    /// <inheritdoc/>
    public PullFailure Variant => WhileAskingChecksum ? PullFailure.Checksum : PullFailure.Rows;

    /// <inheritdoc/>
    public override string Kind => "cluster.pull_failed";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Info(
        $"Cluster: Fetching {(WhileAskingChecksum ? "checksum for " : "")}{PullTitles.Of(Module)} from peer {Peer} failed: {Error}");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("error", Error);
    }
}

/// <summary>
/// The rows that were pulled were not those of the expected checksum (the peer changed in between): nothing is applied, and 1.4.6 says nothing.
/// </summary>
public sealed record PullDiscarded(PeerEndpoint Peer, Module Module, string Expected, string? Found) : PeerModuleEvent(Peer, Module)
{
    /// <inheritdoc/>
    public override string Kind => "cluster.pull_discarded";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        base.WriteFields(json);
        json.WriteString("expected", Expected);
        json.WriteString("found", Found);
    }
}

/// <summary>How the log names the modules while they are pulled.</summary>
internal static class PullTitles
{
    public static string Of(Module module) => module switch
    {
        Module.MysqlQueryRules => "MySQL Query Rules",
        Module.MysqlServers => "MySQL Servers",
        Module.MysqlUsers => "MySQL Users",
        Module.ProxysqlServers => "ProxySQL Servers",
        _ => throw new ArgumentOutOfRangeException(nameof(module), module, "not a synchronised module"),
    };
}
