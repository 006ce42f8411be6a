using System.Diagnostics;
using MySqlConnector;
using Sim.Scenarios.World;

namespace Sim.Benchmarks.Nodes;

/// <summary>Three nodes that list each other and check every 200 ms: what that costs, and how soon a change is everywhere.</summary>
internal static class TrioOfNodes
{
    /// <summary>The time between two checks of a peer.</summary>
    public const int CheckMilliseconds = 200;

    private const int Nodes = 3;
    private const double MicrosecondsPerSecond = 1e6;

    /// <summary>Each node checks all that are listed, itself too.</summary>
    private const double ChecksPerSecond = Nodes * Nodes * (1000.0 / CheckMilliseconds);

    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _pollPeriod = TimeSpan.FromMilliseconds(5);

    /// <summary>Epochs are whole seconds: a change that is to win must be a second younger than the last.</summary>
    private static readonly TimeSpan _untilNewerEpoch = TimeSpan.FromMilliseconds(1500);

    /// <summary>Successive changes come at different moments between two checks.</summary>
    private static readonly TimeSpan _shift = TimeSpan.FromMilliseconds(37);

    /// <summary>The three at rest, and then with changes.</summary>
    public static IEnumerable<NodeFigure> Measure(Contestant contestant, Effort effort)
    {
        string[] addresses = [.. Enumerable.Range(0, Nodes).Select(_ => Loopback.Next())];
        List<RunningNode> nodes = [];
        try
        {
            nodes.AddRange(addresses.Select(address => contestant.Start(address, addresses)));
            Thread.Sleep(_settling);
            double share = ProcessorShare.Of(nodes, effort.Stretch(_rest));
            yield return new NodeFigure("3 nodes: resident memory of each", nodes.Average(static node => node.Megabytes), "MB");
            yield return new NodeFigure("3 nodes: share of a core of each", 100 * share / Nodes, "%");
            yield return new NodeFigure("3 nodes: processor time for a check, all included", share / ChecksPerSecond * MicrosecondsPerSecond, "µs");
            double[] milliseconds = [.. TravelTimes(nodes[0], nodes[1], effort.Repetitions)];
            yield return new NodeFigure("3 nodes: LOAD on one to runtime on another", Effort.Median(milliseconds), "ms");
        }
        finally
        {
            nodes.ForEach(static node => node.Dispose());
        }
    }

    private static IEnumerable<double> TravelTimes(RunningNode from, RunningNode to, int changes)
    {
        using MySqlConnection source = from.Open();
        using MySqlConnection target = to.Open();
        for (int rule = 1; rule <= changes; rule++)
        {
            Thread.Sleep(_untilNewerEpoch + (rule * _shift));
            _ = RunningNode.Ask(source, $"INSERT INTO mysql_query_rules (rule_id, active, match_digest, apply) VALUES ({rule}, 1, 'x', 1)");
            long start = Stopwatch.GetTimestamp();
            _ = RunningNode.Ask(source, "LOAD MYSQL QUERY RULES TO RUNTIME");
            while (RunningNode.Ask(target, $"SELECT rule_id FROM runtime_mysql_query_rules WHERE rule_id={rule}") is null)
            {
                if (Stopwatch.GetElapsedTime(start) > _patience)
                {
                    throw new WorldException($"a change did not arrive within {_patience.TotalSeconds} s");
                }

                Thread.Sleep(_pollPeriod);
            }

            yield return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }
}
