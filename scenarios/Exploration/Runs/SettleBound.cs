namespace Sim.Scenarios.Exploration.Runs;

/// <summary>How long a cluster may take to agree after the last change and the last fault: K checks a hop, from its own settings.</summary>
internal static class SettleBound
{
    /// <summary>
    /// Checks that a hop may need beyond diffs_before_sync: the one that detects the change, the one by which a source must be riper, and one
    /// because a check may have begun just before.
    /// </summary>
    private const int ChecksBeyondDiffs = 3;

    /// <summary>What connecting, fetching and booting may take besides.</summary>
    private static readonly TimeSpan _slack = TimeSpan.FromSeconds(5);

    /// <summary>The bound for a run whose acts so far left that state.</summary>
    public static TimeSpan Of(Run run, RunState state)
    {
        // A change may have to be handed on from node to node, and each hop may be put off once for a younger one.
        int reachable = run.Nodes.Count(n => run.Nodes.Any(o => o != n && state.AreConnected(n.Name, o.Name)));
        int hops = Math.Max(1, reachable - 1) * 2;
        int checks = (run.Nodes.Select(n => n.DiffsBeforeSync).DefaultIfEmpty(0).Max() + ChecksBeyondDiffs) * hops;
        TimeSpan interval = TimeSpan.FromMilliseconds(run.Nodes.Select(n => n.CheckIntervalMilliseconds).DefaultIfEmpty(0).Max());
        TimeSpan bound = (checks * (interval + (2 * RunState.MostLatency))) + _slack;

        // An answer that the network swallowed is waited for until the read timeout.
        int readTimeout = run.Nodes.Select(n => n.Profile.PeerReadTimeoutMilliseconds).DefaultIfEmpty(0).Max();
        return state.HasHealedLinks ? bound + TimeSpan.FromMilliseconds(readTimeout) : bound;
    }
}
