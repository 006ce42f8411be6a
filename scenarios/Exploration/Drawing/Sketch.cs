using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Simulation;

namespace Sim.Scenarios.Exploration.Drawing;

/// <summary>A run while it is being drawn: what happens so far and how that left the world.</summary>
internal sealed class Sketch(SeedStream dice, ImmutableArray<RunNode> nodes, int firstRow = 1)
{
    private readonly List<Act> _acts = [];
    private readonly HashSet<string> _running = [];
    private readonly HashSet<string> _paused = [];
    private int _rows = firstRow - 1;

    /// <summary>Where choices come from.</summary>
    public SeedStream Dice { get; } = dice;

    /// <summary>The nodes.</summary>
    public ImmutableArray<RunNode> Nodes { get; } = nodes;

    /// <summary>The MySQL servers that something can befall, as <c>host:port</c>.</summary>
    public IReadOnlyList<string> Backends { get; init; } = [Faults.Writer, Faults.Reader];

    /// <summary>Whether operators may do something of their own besides what a kind of fault needs.</summary>
    public bool HasOperators { get; init; } = true;

    /// <summary>What happens.</summary>
    public IReadOnlyList<Act> Acts => _acts;

    /// <summary>The faults in force.</summary>
    public RunState State { get; } = new();

    /// <summary>One check of the first node.</summary>
    public TimeSpan Check => TimeSpan.FromMilliseconds(Nodes[0].CheckIntervalMilliseconds);

    /// <summary>The nodes that run and are not paused.</summary>
    public ImmutableArray<RunNode> Running => [.. Nodes.Where(n => _running.Contains(n.Name) && !_paused.Contains(n.Name))];

    /// <summary>The nodes that do not run, or not yet.</summary>
    public ImmutableArray<RunNode> Resting => [.. Nodes.Where(n => !_running.Contains(n.Name))];

    /// <summary>The nodes that were cut off from all others.</summary>
    public HashSet<string> Isolated { get; } = [];

    /// <summary>A number that no row of the run has yet.</summary>
    public int NextRow() => ++_rows;

    /// <summary>Adds what happens next.</summary>
    public void Add(params ReadOnlySpan<Act> acts)
    {
        foreach (Act act in acts)
        {
            _acts.Add(act);
            State.Take(act);
            _ = act switch
            {
                StartNode start => _running.Add(start.Node),
                StartAll start => start.All.All(_running.Add),
                StopNode stop => _running.Remove(stop.Node),
                KillNode kill => _running.Remove(kill.Node),
                PauseNode pause => _paused.Add(pause.Node),
                GoOn goOn => _paused.Remove(goOn.Node),
                _ => false,
            };
        }
    }

    /// <summary>Lets time pass, in whole milliseconds.</summary>
    public void Wait(TimeSpan time)
    {
        if (time >= TimeSpan.FromMilliseconds(1))
        {
            Add(new Pass(TimeSpan.FromMilliseconds((long)time.TotalMilliseconds)));
        }
    }

    /// <summary>Lets a drawn time pass, at most the given one.</summary>
    public void WaitUpTo(TimeSpan time) => Wait(TimeSpan.FromMilliseconds(Dice.Between(0, (long)time.TotalMilliseconds + 1)));

    /// <summary>One of several, all equally likely.</summary>
    public T OneOf<T>(params IReadOnlyList<T> choices) => choices[(int)Dice.Between(0, choices.Count)];

    /// <summary>Two different nodes that run, or null when there are not that many.</summary>
    public (RunNode A, RunNode B)? Pair()
    {
        ImmutableArray<RunNode> running = Running;
        if (running.Length < 2)
        {
            return null;
        }

        int a = (int)Dice.Between(0, running.Length);
        int b = (int)Dice.Between(0, running.Length - 1);
        return (running[a], running[b < a ? b : b + 1]);
    }
}
