using System.Globalization;
using System.Reflection;

namespace Sim.Scenarios.Gherkin;

/// <summary>A step with the method that carries it out and its arguments.</summary>
internal sealed record BoundStep(ScenarioStep Step, StepDefinition Definition, IReadOnlyList<object?> Arguments)
{
    /// <summary>Carries it out with the objects of a scenario; throws what the method throws.</summary>
    public Task CarryOut(ScenarioContainer scenario)
    {
        MethodInfo method = Definition.Method;
        object target = scenario.Resolve(method.DeclaringType!);
        return method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, [.. Arguments], CultureInfo.InvariantCulture) as Task ?? Task.CompletedTask;
    }
}

/// <summary>A scenario that is ready to be played.</summary>
internal sealed record BoundScenario(Scenario Scenario, IReadOnlyList<BoundStep> Steps);

/// <summary>Finds the method and the arguments of every step before anything is played.</summary>
internal sealed class ScenarioBinder(StepRegistry registry)
{
    private readonly HashSet<Problem> _known = [];
    private readonly List<Problem> _problems = [];

    /// <summary>What cannot be bound; a step of a background or of an outline is reported once.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Binds one scenario; steps with a problem are missing from the result.</summary>
    public BoundScenario Bind(Scenario scenario)
    {
        var steps = new List<BoundStep>();
        foreach (ScenarioStep step in scenario.Steps)
        {
            if (Bind(step) is { } bound)
            {
                steps.Add(bound);
            }
        }

        return new BoundScenario(scenario, steps);
    }

    private BoundStep? Bind(ScenarioStep step)
    {
        IReadOnlyList<StepDefinition> found = registry.Find(step.Text);
        switch (found.Count)
        {
            case 0:
                string hint = registry.Nearest(step.Text) is { } nearest ? $"\n    nearest known sentence: {nearest.Sentence}" : "";
                return Refuse(step, $"undefined step: {step.Text}{hint}");
            case 1:
                try
                {
                    return new BoundStep(step, found[0], found[0].Arguments(step));
                }
                catch (StepArgumentException error)
                {
                    return Refuse(step, $"{error.Message}: {step.Text}");
                }

            default:
                return Refuse(step, $"ambiguous step: {step.Text}{string.Concat(found.Select(d => $"\n    could be: {d.Sentence}"))}");
        }
    }

    private BoundStep? Refuse(ScenarioStep step, string message)
    {
        var problem = new Problem(step.Place, message);
        if (_known.Add(problem))
        {
            _problems.Add(problem);
        }

        return null;
    }
}
