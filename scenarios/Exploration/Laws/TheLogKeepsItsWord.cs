using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Engine.Events;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>After "Proceeding with remote sync" the next line of that node must be about the pull, or about why there is none.</summary>
internal sealed class TheLogKeepsItsWord : Law
{
    private const string Cause = "the decision needs one check less than the choice of a source";

    private readonly Dictionary<string, SyncProceeding> _announced = [];

    public override string Name => "the log keeps its word";

    public override string Meaning => "\"Proceeding with remote sync\" is followed by a pull or a stated reason.";

    public override void Happened(Chronicle chronicle, string node, NodeEvent happened)
    {
        if (_announced.Remove(node, out SyncProceeding? announced) && !IsFollowUp(happened, announced.Module))
        {
            string pulled = $"detected peer {announced.Peer} with {announced.Module.Name()} version";
            Break(
                chronicle,
                announced.Module,
                Cause,
                $"{node} announced to pull from {announced.Peer} and did nothing.",
                () => Proofs.Lines(chronicle, node, $"peer {announced.Peer} with {announced.Module.Name()} version {announced.View.PeerVersion}, epoch", pulled));
        }

        if (happened is SyncProceeding proceeding)
        {
            _announced[node] = proceeding;
        }
    }

    private static bool IsFollowUp(NodeEvent happened, Module module) =>
        (happened is SourceChosen chosen && chosen.Module == module) || (happened is SyncSkipped skipped && skipped.Module == module);
}
