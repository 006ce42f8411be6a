using MySqlConnector;

namespace Sim.Benchmarks.Nodes;

/// <summary>One node without peers: how soon it is there, how fast it answers, what it takes while it waits.</summary>
internal static class LoneNode
{
    private const int StatementsTogether = 10_000;

    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(30);

    /// <summary>From the start of the process, in an empty data directory, to the first answer.</summary>
    public static IEnumerable<NodeFigure> MeasureStart(Contestant contestant, Effort effort)
    {
        double[] milliseconds = [.. Enumerable.Range(0, effort.Repetitions).Select(_ => MillisecondsToAnswer(contestant))];
        yield return new NodeFigure("start to the first answered query", Effort.Median(milliseconds), "ms");
    }

    /// <summary>One client that sends its next statement when it has the answer to the last.</summary>
    public static IEnumerable<NodeFigure> MeasureStatements(Contestant contestant, Effort effort)
    {
        using RunningNode node = contestant.StartAlone();
        using MySqlConnection connection = node.Open();
        foreach (string sql in (string[])["SELECT GLOBAL_CHECKSUM()", "SELECT * FROM runtime_checksums_values ORDER BY name"])
        {
            double seconds = effort.MedianSeconds(() =>
            {
                for (int i = 0; i < StatementsTogether; i++)
                {
                    _ = RunningNode.Ask(connection, sql);
                }
            });
            yield return new NodeFigure(sql, StatementsTogether / seconds, "1/s", MoreIsBetter: true);
        }
    }

    /// <summary>What it takes when nobody wants anything.</summary>
    public static IEnumerable<NodeFigure> MeasureRest(Contestant contestant, Effort effort)
    {
        using RunningNode node = contestant.StartAlone();
        Thread.Sleep(_settling);
        double share = ProcessorShare.Of([node], effort.Stretch(_rest));
        yield return new NodeFigure("idle: resident memory", node.Megabytes, "MB");
        yield return new NodeFigure("idle: share of a core", 100 * share, "%");
    }

    private static double MillisecondsToAnswer(Contestant contestant)
    {
        using RunningNode node = contestant.StartAlone();
        return node.StartTime.TotalMilliseconds;
    }
}
