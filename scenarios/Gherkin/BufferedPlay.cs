using Sim.Scenarios.World;

namespace Sim.Scenarios.Gherkin;

/// <summary>Keeps what there is to hear of a scenario, so that scenarios that are played at once are told one after the other.</summary>
internal sealed class BufferedPlay : IPlayObserver
{
    private readonly List<Action<IPlayObserver>> _heard = [];

    /// <inheritdoc/>
    public void ScenarioStarts(Scenario scenario) => _heard.Add(observer => observer.ScenarioStarts(scenario));

    /// <inheritdoc/>
    public void StepPlayed(PlayedStep step) => _heard.Add(observer => observer.StepPlayed(step));

    /// <inheritdoc/>
    public void ScenarioEnds(ScenarioOutcome outcome, IWorld world) => _heard.Add(observer => observer.ScenarioEnds(outcome, world));

    /// <summary>Tells it.</summary>
    public void TellTo(IPlayObserver observer)
    {
        foreach (Action<IPlayObserver> tell in _heard)
        {
            tell(observer);
        }
    }
}
