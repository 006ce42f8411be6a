using System.Collections.Immutable;
using Sim.Engine.Admin;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Steps;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Exploration.Stories;

/// <summary>Steps of a feature as acts: those that runs are made of, so that laws, healing and shrinking understand them, and the rest as they stand.</summary>
internal static class StoryAct
{
    /// <summary>The act of a step in a scenario of these nodes.</summary>
    public static Act Of(BoundStep step, ImmutableArray<string> nodes)
    {
        IReadOnlyList<object?> given = step.Arguments;
        string Text(int i) => (string)given[i]!;
        TimeSpan Time(int i) => (TimeSpan)given[i]!;
        Act? known = step.Definition.Method.Name switch
        {
            nameof(AdminSteps.RunAll) or nameof(AdminSteps.RunOne) => new RunStatements(Text(0), [.. StatementSplitter.Split(Text(1))]),
            nameof(NodeSteps.Start) => new StartNode(Text(0)),
            nameof(NodeSteps.StartInitial) => new StartNode(Text(0)) { Mode = StartMode.Initial },
            nameof(NodeSteps.StartReload) => new StartNode(Text(0)) { Mode = StartMode.Reload },
            nameof(NodeSteps.StartAll) => new StartAll(nodes),
            nameof(NodeSteps.Stop) => new StopNode(Text(0)),
            nameof(NodeSteps.Kill) => new KillNode(Text(0)),
            nameof(NodeSteps.Restart) => new RestartNode(Text(0)),
            nameof(NodeSteps.LoseDatabase) => new LoseDatabase(Text(0)),
            nameof(NodeSteps.Pause) => new PauseNode(Text(0)),
            nameof(NodeSteps.GoOn) => new GoOn(Text(0)),
            nameof(NodeSteps.FillDisk) => new SetDisk(Text(0), IsFull: true),
            nameof(NodeSteps.FreeDisk) => new SetDisk(Text(0), IsFull: false),
            nameof(NodeSteps.SetClockAhead) => new SetClock(Text(0), Time(1)),
            nameof(NodeSteps.SetClockBehind) => new SetClock(Text(0), -Time(1)),
            nameof(BackendSteps.IsWritable) => new SetBackend(Text(0), BackendChange.Writable),
            nameof(BackendSteps.IsReadOnly) => new SetBackend(Text(0), BackendChange.ReadOnly),
            nameof(BackendSteps.IsDown) or nameof(BackendSteps.GoesDown) => new SetBackend(Text(0), BackendChange.Down),
            _ => OfNetwork(step.Definition.Method.Name, given, nodes),
        };
        return known ?? new StepAct(step, [.. given.OfType<string>().Where(nodes.Contains)]);
    }

    private static Act? OfNetwork(string method, IReadOnlyList<object?> given, ImmutableArray<string> nodes)
    {
        string Text(int i) => (string)given[i]!;
        return method switch
        {
            nameof(NetworkSteps.Pass) => new Pass((TimeSpan)given[0]!),
            nameof(NetworkSteps.Disconnect) => new Disconnect(Text(0), Text(1)),
            nameof(NetworkSteps.Reconnect) => new Reconnect(Text(0), Text(1)),
            nameof(NetworkSteps.Isolate) => new Isolate(Text(0), nodes.Remove(Text(0))),
            nameof(NetworkSteps.Cut) => new Cut(Text(0), Text(1)),
            nameof(NetworkSteps.Heal) => new Heal(Text(0), Text(1)),
            nameof(NetworkSteps.SetLatency) => new SetLatency(Text(0), Text(1), (TimeSpan)given[2]!),
            _ => null,
        };
    }
}
