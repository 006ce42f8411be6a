using System.Collections.Immutable;
using Sim.Scenarios.Exploration;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Exploration.Runs;

namespace Sim.Benchmarks;

/// <summary>How many runs an exploration plays: a story of four virtual minutes again and again, and drawn runs on one core and on two.</summary>
internal static class Explorations
{
    private const int CheckIntervalMilliseconds = 1000;

    private static readonly TimeSpan _storyLength = TimeSpan.FromMinutes(4);

    /// <summary>All figures.</summary>
    public static IEnumerable<Figure> Measure(Effort effort)
    {
        int stories = effort.Stretch(TimeSpan.FromSeconds(100)).Seconds;
        double seconds = effort.MedianSeconds(() =>
        {
            for (int i = 0; i < stories; i++)
            {
                _ = RunPlayer.Play(LateJoin((ulong)i + 1)).GetAwaiter().GetResult();
            }
        });
        yield return new Figure("explored runs of the late join, 4 min each", stories / seconds, "runs/s", new Aim(100, MoreIsBetter: true));

        ulong seeds = (ulong)stories * 2;
        double alone = effort.MedianSeconds(() => Explore(seeds, jobs: 1));
        yield return new Figure("explored runs as they are drawn, on one core", seeds / alone, "runs/s");
        double together = effort.MedianSeconds(() => Explore(seeds, jobs: 2));
        yield return new Figure("the same on two cores: how much faster", alone / together, "×");
    }

    private static void Explore(ulong seeds, int jobs) =>
        _ = new Explorer(new DrawOptions(), jobs).Explore(new ExploredSeeds(1, seeds, null), _ => { }).GetAwaiter().GetResult();

    /// <summary>Two nodes agree and are restarted, a third one joins with empty tables, and all that time they are watched by the laws.</summary>
    private static Run LateJoin(ulong seed)
    {
        ImmutableArray<string> addresses = ["10.0.0.1", "10.0.0.2", "10.0.0.3"];
        ImmutableArray<Act> acts =
        [
            new StartNode("a"),
            new StartNode("b"),
            new RunStatements(
                "a", ["INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.1')", "LOAD MYSQL SERVERS TO RUNTIME", "SAVE MYSQL SERVERS TO DISK"]),
            new Pass(TimeSpan.FromSeconds(10)),
            new RestartNode("a"),
            new RestartNode("b"),
            new StartNode("c"),
            new Pass(_storyLength),
        ];
        return new Run
        {
            Seed = seed,
            WorldSeed = seed,
            Nodes =
            [
                .. addresses.Select((address, i) => new RunNode
                {
                    Name = ((char)('a' + i)).ToString(), Address = address, Peers = addresses, CheckIntervalMilliseconds = CheckIntervalMilliseconds,
                }),
            ],
            Acts = acts,
        };
    }
}
