using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Runs;
using Xunit;

namespace Sim.Tests.Exploration;

/// <summary>Runs written by hand: nodes a, b, … that list one another and check every 200 ms, started and settled.</summary>
internal static class Runs
{
    public static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>A run of so many nodes: they start, those acts follow, then they have time to agree and to rest.</summary>
    public static Run Of(int nodes, params ReadOnlySpan<Act> acts)
    {
        ImmutableArray<string> addresses = [.. Enumerable.Range(1, nodes).Select(i => $"10.0.0.{i}")];
        ImmutableArray<RunNode> all =
        [
            .. addresses.Select((address, i) => new RunNode
            {
                Name = ((char)('a' + i)).ToString(), Address = address, Peers = addresses, CheckIntervalMilliseconds = 200,
            }),
        ];
        return new Run
        {
            Seed = 1,
            WorldSeed = 1,
            Nodes = all,
            Acts = [.. all.Select(node => new StartNode(node.Name)), new Pass(2 * Second), .. acts, new Settle(TimeSpan.Zero), new Rest(5 * Second)],
        }.WithBounds();
    }

    /// <summary>An operator runs statements.</summary>
    public static RunStatements On(string node, params string[] statements) => new(node, [.. statements]);

    /// <summary>An operator adds a server and loads it.</summary>
    public static RunStatements AddServer(string node, int number) =>
        On(node, $"INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.{number}')", "LOAD MYSQL SERVERS TO RUNTIME");

    /// <summary>Plays a run, away from the test runner's synchronisation context, and names the laws that it broke.</summary>
    public static async Task<IReadOnlyList<Violation>> Violations(Run run, bool mayBeImpossible = false)
    {
        RunOutcome outcome = await Task.Run(() => RunPlayer.Play(run));
        Assert.Null(outcome.Defect);
        Assert.True(mayBeImpossible || outcome.Impossible.IsEmpty);
        return outcome.Violations;
    }

    /// <summary>Plays a run and gives the causes by which it broke a law.</summary>
    public static async Task<IReadOnlyList<string>> Causes(Run run, string law) =>
        [.. (await Violations(run)).Where(v => v.Key.Law == law).Select(v => v.Key.Cause)];
}
