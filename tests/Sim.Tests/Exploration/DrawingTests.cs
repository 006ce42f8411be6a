using CsCheck;
using Sim.Engine.Checksums;
using Sim.Engine.Profiles;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Exploration.Shrinking;
using Sim.Scenarios.Gherkin;
using Xunit;

namespace Sim.Tests.Exploration;

/// <summary>Runs as they are drawn.</summary>
public class DrawingTests
{
    private const int SeedCount = 200;

    [Fact]
    public void A_seed_always_gives_the_same_run() => Gen.ULong.Sample(
        seed => RunText.Of(RunDrawing.Draw(seed, new DrawOptions())) == RunText.Of(RunDrawing.Draw(seed, new DrawOptions())),
        iter: SeedCount);

    [Fact]
    public void Every_sentence_of_a_drawn_run_is_one_that_sim_run_knows() => Gen.ULong.Sample(
        seed =>
        {
            Run run = RunDrawing.Draw(seed, new DrawOptions());
            var shrunk = new Shrunk(run, Shown.Violation, [new StillDiffer(Runs.Second, "a", "b", Module.MysqlServers)], 0);
            FeatureReading reading = FeatureReader.Read("drawn.feature", RunText.Feature(shrunk, "A law.", "drawn.feature"));
            Assert.Empty(reading.Problems);
            var binder = new ScenarioBinder(StepRegistry.BuiltIn);
            binder.Bind(Assert.Single(reading.Scenarios));
            Assert.Empty(binder.Problems);
        },
        iter: SeedCount);

    [Fact]
    public void Only_allowed_kinds_are_drawn()
    {
        var options = new DrawOptions { Faults = [FaultKind.Kill], Workloads = [WorkloadKind.Servers], NodeCount = 3 };
        for (ulong seed = 1; seed <= SeedCount; seed++)
        {
            Run run = RunDrawing.Draw(seed, options);
            Assert.Equal(3, run.Nodes.Length);
            Assert.DoesNotContain(
                run.Acts,
                act => act is Disconnect or Cut or SetLatency or SetLoss or SetClock or SetBackend or RestartNode or LoseDatabase or PauseNode or SetDisk);
        }
    }

    [Fact]
    public void Every_kind_of_fault_happens_when_it_is_the_only_one_allowed()
    {
        foreach (FaultKind kind in Enum.GetValues<FaultKind>())
        {
            var none = new DrawOptions { Faults = [], Workloads = [WorkloadKind.Servers], NodeCount = 3 };
            string[] sentences = SentencesOf(none with { Faults = [kind] });
            Assert.NotEqual(SentencesOf(none), sentences);
            Assert.Contains(sentences, sentence => IsOf(kind, sentence));
        }
    }

    [Fact]
    public void Each_node_has_one_of_the_versions_that_are_allowed()
    {
        Profile other = Profile.ProxySql146 with { Version = "another" };
        var options = new DrawOptions { Profiles = [Profile.ProxySql146, other], NodeCount = 3 };
        Run[] runs = [.. Enumerable.Range(1, SeedCount).Select(seed => RunDrawing.Draw((ulong)seed, options))];
        Assert.Contains(runs, run => run.Nodes.Select(node => node.Profile).Distinct().Count() == 2);
        Assert.All(
            runs,
            run => Assert.Equal(run.Nodes.Any(node => node.Profile == other), RunText.Of(run).Contains("ProxySQL another", StringComparison.Ordinal)));
    }

    private static string[] SentencesOf(DrawOptions options) =>
        [.. Enumerable.Range(1, 20).SelectMany(seed => RunDrawing.Draw((ulong)seed, options).Acts).Select(act => $"{act.Sentence} {act.DocString}")];

    private static bool IsOf(FaultKind kind, string sentence) => kind switch
    {
        FaultKind.Cut => sentence.EndsWith("are disconnected ", StringComparison.Ordinal),
        FaultKind.OneWay => sentence.EndsWith("is cut ", StringComparison.Ordinal),
        FaultKind.Isolate => sentence.EndsWith("is isolated ", StringComparison.Ordinal),
        FaultKind.Slow => sentence.Contains("has latency", StringComparison.Ordinal),
        FaultKind.Loss => sentence.Contains("loses", StringComparison.Ordinal),
        FaultKind.Pause => sentence.EndsWith("is paused ", StringComparison.Ordinal),
        FaultKind.Kill => sentence.EndsWith("is killed ", StringComparison.Ordinal),
        FaultKind.Restart or FaultKind.RestartAll => sentence.EndsWith("restarts ", StringComparison.Ordinal),
        FaultKind.LoseDatabase => sentence.EndsWith("loses its database ", StringComparison.Ordinal),
        FaultKind.ClockSkew or FaultKind.ClockJump => sentence.StartsWith("the clock of", StringComparison.Ordinal),
        FaultKind.Backend => sentence.StartsWith("MySQL server", StringComparison.Ordinal),
        FaultKind.PeerList => sentence.Contains("DELETE FROM proxysql_servers", StringComparison.Ordinal),
        FaultKind.Credentials => sentence.Contains("SET admin-cluster_", StringComparison.Ordinal),
        FaultKind.DiskFull => sentence.EndsWith("is full ", StringComparison.Ordinal),
        _ => false,
    };

    [Theory]
    [InlineData(1, "1 us")]
    [InlineData(1_500, "1.5 ms")]
    [InlineData(1_234_567, "1234.567 ms")]
    [InlineData(90_000_000, "1.5 min")]
    [InlineData(108_000_000_000, "1.25 d")]
    public void Times_are_written_exactly(long microseconds, string expected)
    {
        TimeSpan time = TimeSpan.FromMicroseconds(microseconds);
        Assert.Equal(expected, DurationWords.Of(time));
        Assert.Equal(time, Scenarios.Steps.SentenceParameters.Duration(DurationWords.Of(time)));
    }
}
