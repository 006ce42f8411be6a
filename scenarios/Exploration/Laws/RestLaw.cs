using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Engine.Events;
using Sim.Scenarios.Exploration.Acts;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>When everybody has had the time to agree, nobody may pull any more.</summary>
internal sealed class RestLaw : Law
{
    /// <summary>The pull changes nothing that the checksum covers.</summary>
    public const string Again = "what is pulled does not make the checksums equal, so it is pulled again and again";

    /// <summary>Nothing is pulled at all.</summary>
    private const string Unreachable = "a pull from a peer that cannot be reached is tried again and again";

    private const string InTurn = "the nodes pull from one another in turn";

    private readonly Dictionary<(string Node, Module Module), (string Source, string Checksum)> _last = [];
    private IReadOnlyList<string> _atRest = [];

    public override string Name => "rest";

    public override bool IsProgress => true;

    public override string Meaning => "A settled cluster pulls nothing.";

    public override void Ended(Chronicle chronicle, Act act)
    {
        if (act is Settle settle)
        {
            // Who still waits for a silent peer is late, and does not pull without need.
            _atRest = [.. Core.Groups(chronicle, settle).SelectMany(group => group).Where(node => !DisagreementCause.IsFrozen(chronicle, node))];
        }
    }

    public override void Happened(Chronicle chronicle, string node, NodeEvent happened)
    {
        if (happened is not PullProgress { Step: PullStep.Started } started || chronicle.NameOf(started.Peer.Hostname) is not { } source)
        {
            return;
        }

        string checksum = chronicle[source].Holdings.GetValueOrDefault(started.Module)?.Value.Text ?? "";
        if (chronicle.Act is Acts.Rest && _atRest.Contains(node) && _atRest.Contains(source))
        {
            bool same = _last.GetValueOrDefault((node, started.Module)) == (source, checksum);
            Break(
                chronicle,
                started.Module,
                !chronicle.State.AreConnected(node, source) ? Unreachable : same ? Again : InTurn,
                $"{node} still pulls from {source}, long after the last change and the last fault.",
                () => Proofs.Lines(chronicle, node, $"{TitleOf(started.Module)} from peer {started.Peer} started"));
        }

        _last[(node, started.Module)] = (source, checksum);
    }

    private static string TitleOf(Module module) => module switch
    {
        Module.MysqlQueryRules => "Fetching MySQL Query Rules",
        Module.MysqlUsers => "Fetching MySQL Users",
        Module.ProxysqlServers => "Fetching ProxySQL Servers",
        _ => "Fetching MySQL Servers",
    };
}
