using System.Collections.Immutable;
using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Acts;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>Nodes that can hear of one another must hold the same when the bound is over.</summary>
internal sealed class Agreement : Law
{
    private static readonly TimeSpan _shownFor = TimeSpan.FromSeconds(1);

    public override string Name => "agreement";

    public override bool IsProgress => true;

    public override string Meaning =>
        "After the last change and the last fault all connected nodes have one checksum per module within K checks (K follows from their settings).";

    public override void Ended(Chronicle chronicle, Act act)
    {
        if (act is not Settle settle)
        {
            return;
        }

        foreach (Module module in ModuleTables.Modules)
        {
            foreach (ImmutableArray<string> group in Core.Groups(chronicle, settle, module))
            {
                Judge(chronicle, group, module, settle);
            }
        }
    }

    private void Judge(Chronicle chronicle, ImmutableArray<string> group, Module module, Settle settle)
    {
        string TextOf(string node) => chronicle.Look(node)!.Value.Of(module).Text;
        Change? last = chronicle.LastChange.GetValueOrDefault(module);
        bool HasLast(string node) => last is not null && chronicle[node].Holdings[module].Origin.Contains(last);
        TimeSpan MadeAt(string node) => chronicle[node].Holdings[module].Origin.At;
        (string Node, string Peer)[] differing =
        [
            .. from node in @group
               from peer in @group
               where Core.Hears(chronicle, node, peer, module) && TextOf(node) != TextOf(peer)
               select (node, peer),
        ];
        if (differing.Length == 0)
        {
            return;
        }

        // What matters is who should have taken the last change, or else the later of two, and did not.
        (string follower, string leader) = differing
            .OrderByDescending(pair => HasLast(pair.Peer) && !HasLast(pair.Node))
            .ThenByDescending(pair => MadeAt(pair.Peer) > MadeAt(pair.Node))
            .First();
        Break(
            chronicle,
            module,
            DisagreementCause.Of(chronicle, follower, leader, module),
            $"{follower} and {leader} are connected, have had {DurationWords.Of(settle.Time)}, and hold different things.",
            () => [new StillDiffer(_shownFor, follower, leader, module)]);
    }
}
