using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Reports;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Processes;

/// <summary>Plays every shipped scenario that is not only for the simulation on real processes, several at once.</summary>
[Collection(AloneOnTheMachine.Name)]
public sealed class FeatureTests
{
    private const int AtOnce = 4;

    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "features");
    private static readonly Scenario[] _scenarios = ReadShipped();
    private static readonly Lazy<Dictionary<string, Task<ScenarioOutcome>>> _plays = new(PlayAll);

    /// <summary>The places of these scenarios; a row of examples is a scenario of its own.</summary>
    public static TheoryData<string> Scenarios => [.. _scenarios.Select(PlaceOf)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Holds_on_real_processes(string place)
    {
        ScenarioOutcome outcome = await _plays.Value[place];

        Assert.Null(outcome.NotOfThisWorld);
        if (outcome.Failure is { } failure)
        {
            Assert.Fail($"{failure.Step.Place}: {failure.Step.Text}\n{failure.Message}\nsim {ReplayCommand.Of(outcome.Scenario, new PlaySettings(WorldKind.Processes, 0))}");
        }
    }

    private static string PlaceOf(Scenario scenario) => Path.GetRelativePath(_folder, scenario.Place.ToString());

    private static Scenario[] ReadShipped() =>
        [.. FeatureCatalog.Load([new FeatureRequest(_folder, null)]).Scenarios.Where(scenario => !scenario.Tags.Contains(WorldKind.SimulatedOnly))];

    private static Dictionary<string, Task<ScenarioOutcome>> PlayAll()
    {
        var free = new SemaphoreSlim(AtOnce);
        return _scenarios.ToDictionary(PlaceOf, scenario => Task.Run(async () =>
        {
            await free.WaitAsync();
            try
            {
                var player = new ScenarioPlayer(Worlds.All[WorldKind.Processes.Name], 0);
                return await player.Play(new ScenarioBinder(StepRegistry.BuiltIn).Bind(scenario), PlayObservers.None);
            }
            finally
            {
                free.Release();
            }
        }));
    }
}
