using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Runs;

namespace Sim.Benchmarks;

/// <summary>The same story of two nodes and two operators in both explorers: that of <c>sim explore</c>, and Coyote's in tests/Schedules.</summary>
internal static class TwoExplorers
{
    private const int CheckIntervalMilliseconds = 200;
    private const int FullRuns = 300;

    /// <summary>Both figures, one after the other on the same machine.</summary>
    public static IEnumerable<Figure> Measure(Effort effort)
    {
        int runs = (int)effort.Stretch(TimeSpan.FromSeconds(FullRuns)).TotalSeconds;
        double seconds = effort.MedianSeconds(() =>
        {
            for (int i = 0; i < runs; i++)
            {
                _ = RunPlayer.Play(TwoNodes((ulong)i + 1)).GetAwaiter().GetResult();
            }
        });
        yield return new Figure("two nodes, two operators: explored runs", runs / seconds, "runs/s");
        yield return new Figure("the same under Coyote: schedules", CoyotesSchedulesPerSecond(runs, effort.Repetitions), "1/s");
    }

    /// <summary>About as long as the story is under Coyote, and with the same statements.</summary>
    private static Run TwoNodes(ulong seed)
    {
        ImmutableArray<string> addresses = ["10.0.0.1", "10.0.0.2"];
        var pause = new Pass(TimeSpan.FromMilliseconds(2.5 * CheckIntervalMilliseconds));
        ImmutableArray<Act> acts =
        [
            new StartNode("a"),
            new StartNode("b"),
            new RunStatements("a", ["INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (9,'10.0.1.3')"]),
            new RunStatements("b", ["SELECT * FROM runtime_proxysql_servers"]),
            pause,
            new RunStatements("a", ["LOAD MYSQL SERVERS TO RUNTIME"]),
            new RunStatements("b", ["LOAD PROXYSQL SERVERS TO RUNTIME"]),
            pause,
            new RunStatements("a", ["SELECT * FROM stats_proxysql_servers_checksums"]),
            new RunStatements("b", ["SELECT * FROM runtime_proxysql_servers"]),
            pause,
            new RunStatements("b", ["SELECT hostname, comment FROM runtime_mysql_servers ORDER BY hostname"]),
            pause,
        ];
        return new Run
        {
            Seed = seed,
            WorldSeed = seed,
            Nodes =
            [
                .. addresses.Select((address, i) => new RunNode
                {
                    Name = ((char)('a' + i)).ToString(), Address = address, Peers = addresses,
                    CheckIntervalMilliseconds = CheckIntervalMilliseconds, DiffsBeforeSync = 1,
                }),
            ],
            Acts = acts,
        };
    }

    private static double CoyotesSchedulesPerSecond(int schedules, int repetitions)
    {
        string program = typeof(TwoExplorers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "SchedulesProgram").Value!;
        using var coyote = new OtherProcess(
            program, "measure", schedules.ToString(CultureInfo.InvariantCulture), repetitions.ToString(CultureInfo.InvariantCulture));
        return coyote.Answer();
    }
}
