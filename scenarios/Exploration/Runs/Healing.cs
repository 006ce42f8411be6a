using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;

namespace Sim.Scenarios.Exploration.Runs;

/// <summary>The acts that take back every fault in force, except around the nodes that stay outside.</summary>
internal static class Healing
{
    private static readonly TimeSpan _quick = TimeSpan.FromMilliseconds(1);

    /// <summary>The acts, for the state in which a run's acts left the world.</summary>
    public static ImmutableArray<Act> Of(RunState state, ImmutableArray<RunNode> nodes, ImmutableArray<string> outside)
    {
        bool IsInside(string end) => !outside.Contains(end);
        (string From, string To)[] cut = [.. state.CutLinks.Where(l => IsInside(l.From) && IsInside(l.To))];
        bool IsBothWays((string From, string To) link) => cut.Contains((link.To, link.From));
        return
        [
            .. cut.Where(l => IsBothWays(l) && string.CompareOrdinal(l.From, l.To) < 0).Select(l => new Reconnect(l.From, l.To)),
            .. cut.Where(l => !IsBothWays(l)).Select(l => new Heal(l.From, l.To)),
            .. state.SlowLinks.Where(l => IsInside(l.A) && IsInside(l.B)).Select(l => new SetLatency(l.A, l.B, _quick)),
            .. state.LossyLinks.Where(l => IsInside(l.A) && IsInside(l.B)).Select(l => new SetLoss(l.A, l.B, 0)),
            .. state.FullDisks.Where(IsInside).Select(n => new SetDisk(n, IsFull: false)),
            .. state.Paused.Where(IsInside).Select(n => new GoOn(n)),
            .. state.Dead.Where(IsInside).Select(n => new StartNode(n)),
            .. state.ChangedVariables.Where(c => IsInside(c.Key)).Select(c => Restore(nodes.First(n => n.Name == c.Key), c.Value)),
        ];
    }

    private static RestoreVariables Restore(RunNode node, IEnumerable<string> variables) =>
        new(node.Name, [.. variables.Where(node.Credentials.ContainsKey).Select(variable => (variable, node.Credentials[variable]))]);
}
