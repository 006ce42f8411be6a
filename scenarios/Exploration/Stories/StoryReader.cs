using System.Collections.Immutable;
using Sim.Engine.Profiles;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Steps;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Exploration.Stories;

/// <summary>
/// Makes a story of a scenario. It is played once as it is, to see that it passes and how long its checks take: what a scenario expects holds
/// when nothing goes wrong, so under faults only the time of its checks is kept.
/// </summary>
internal static class StoryReader
{
    /// <summary>The story, or why there is none.</summary>
    public static async Task<(Story? Story, StepFailure? Failure)> Read(BoundScenario scenario)
    {
        var times = new StepTimes();
        ScenarioOutcome outcome = await Task.Run(() => new ScenarioPlayer(Worlds.All[WorldKind.Simulated.Name]).Play(scenario, times));
        if (outcome.Failure is { } failure)
        {
            return (null, failure);
        }

        ImmutableArray<RunNode>.Builder nodes = ImmutableArray.CreateBuilder<RunNode>();
        ImmutableArray<Act>.Builder acts = ImmutableArray.CreateBuilder<Act>();
        Profile profile = Profile.ProxySql146;
        for (int i = 0; i < scenario.Steps.Count; i++)
        {
            BoundStep step = scenario.Steps[i];
            if (step.Definition.Method.Name == nameof(NodeSteps.UseVersion))
            {
                profile = Profile.Find((string)step.Arguments[0]!)!;
            }
            else if (StoryNode.TryRead(step) is { } node)
            {
                if (nodes.All(known => known.Name != node.Name))
                {
                    nodes.Add(node with { Profile = profile });
                }
                else
                {
                    // A file given to a node again becomes text, for the runs stand in no folder.
                    acts.Add(new AddNode(node.Name, node.AdminAddress, node.Configuration));
                }
            }
            else if (step.Definition.Keyword != "Then")
            {
                acts.Add(StoryAct.Of(step, [.. nodes.Select(known => known.Name)]));
            }
            else if (times.Of(i) > TimeSpan.Zero)
            {
                acts.Add(new Pass(times.Of(i)));
            }
        }

        return (new Story(scenario.Scenario.Name, nodes.ToImmutable(), BackendsOf(scenario), acts.ToImmutable()), null);
    }

    private static ImmutableArray<string> BackendsOf(BoundScenario scenario) =>
    [
        .. scenario.Steps
            .Where(step => step.Definition.Method.DeclaringType == typeof(BackendSteps))
            .Select(step => (string)step.Arguments[0]!)
            .Select(address => address.Contains(':', StringComparison.Ordinal) ? address : $"{address}:3306")
            .Distinct(),
    ];

    /// <summary>How long each step of a scenario took.</summary>
    private sealed class StepTimes : IPlayObserver
    {
        private readonly List<DateTimeOffset?> _starts = [];
        private DateTimeOffset _end;

        public void ScenarioStarts(Scenario scenario)
        {
        }

        public void StepPlayed(PlayedStep step) => _starts.Add(step.At);

        public void ScenarioEnds(ScenarioOutcome outcome, IWorld world) => _end = world.Now;

        public TimeSpan Of(int step) => _starts[step] is { } start ? (_starts.ElementAtOrDefault(step + 1) ?? _end) - start : TimeSpan.Zero;
    }
}
