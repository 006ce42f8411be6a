using Sim.Scenarios.Gherkin;
using Xunit;

namespace Sim.Tests.Gherkin;

/// <summary>Plays steps in a scripted world.</summary>
internal static class Played
{
    /// <summary>A scenario of these lines; it must be readable and every step known.</summary>
    public static BoundScenario Scenario(string steps)
    {
        FeatureReading reading = FeatureReader.Read("test.feature", $"Feature: f\nScenario: s\n{steps}");
        Assert.Empty(reading.Problems);
        var binder = new ScenarioBinder(StepRegistry.BuiltIn);
        BoundScenario bound = binder.Bind(Assert.Single(reading.Scenarios));
        Assert.Empty(binder.Problems);
        return bound;
    }

    /// <summary>Plays the lines and returns the failure's text, or null.</summary>
    public static async Task<string?> Failure(ScriptedWorld world, string steps)
    {
        var player = new ScenarioPlayer((_, _) => world, 1);
        ScenarioOutcome outcome = await player.Play(Scenario(steps), PlayObservers.None);
        Assert.True(world.IsDisposed);
        return outcome.Failure?.Message;
    }

    /// <summary>Plays the lines, which must pass, and returns what was asked of the world.</summary>
    public static async Task<IReadOnlyList<string>> Calls(string steps)
    {
        var world = new ScriptedWorld();
        Assert.Null(await Failure(world, steps));
        return world.Calls;
    }
}
