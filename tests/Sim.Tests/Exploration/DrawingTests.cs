using CsCheck;
using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Runs;
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
            Assert.DoesNotContain(run.Acts, act => act is Disconnect or Cut or SetLatency or SetLoss or SetClock or SetBackend or RestartNode or LoseDatabase);
        }
    }

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
