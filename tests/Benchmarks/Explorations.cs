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

    /// <summary>All figures; those for one core are by processor time, and need no quiet machine.</summary>
    public static IEnumerable<Figure> Measure(Effort effort)
    {
        int stories = effort.Count(full: 100, quick: 30);
        double story = effort.MedianProcessorSeconds(() => PlayStories(stories)) / stories;
        yield return new Figure("explored runs of the late join, 4 min each", 1 / story, "runs/s/core", new Aim(100, MoreIsBetter: true));

        ulong seeds = SeedsOf(effort);
        double drawn = DrawnRunSeconds(effort);
        yield return new Figure("explored runs as they are drawn", 1 / drawn, "runs/s/core");
        double shared = effort.MedianProcessorSeconds(() => Explore(seeds, jobs: 2)) / seeds;
        yield return new Figure("  on two cores: processor time of a run, times", shared / drawn, "×");
        yield return new Figure("  in two processes: processor time of a run, times", Neighbours.RunSeconds(effort) / drawn, "×");
        double alone = effort.MedianSeconds(() => Explore(seeds, jobs: 1));
        double together = effort.MedianSeconds(() => Explore(seeds, jobs: 2));
        yield return new Figure("  on two cores: how much faster", alone / together, "×");
    }

    /// <summary>Seconds of processor time that a drawn run takes while nothing else is played in this process.</summary>
    public static double DrawnRunSeconds(Effort effort) => effort.MedianProcessorSeconds(() => Explore(SeedsOf(effort), jobs: 1)) / SeedsOf(effort);

    private static ulong SeedsOf(Effort effort) => (ulong)effort.Count(full: 60, quick: 20);

    private static void PlayStories(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _ = RunPlayer.Play(LateJoin((ulong)i + 1)).GetAwaiter().GetResult();
        }
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
