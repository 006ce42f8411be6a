using System.Collections.Immutable;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Exploration.Acts;

/// <summary>A node is there.</summary>
internal sealed record AddNode(string Node, string Address, string? Configuration) : NodeAct(Node)
{
    public override string Keyword => "Given";

    public override string Sentence => $"node {Node} at {Address}{(Configuration is null ? "" : " with configuration:")}";

    public override string? DocString => Configuration;

    public override Task Perform(Stage stage) => AtOnce(
        Configuration is { } text ? () => stage.Nodes.AddNodeWithConfiguration(Node, Address, text) : () => stage.Nodes.AddNode(Node, Address));
}

/// <summary>A node's clock is off from now on.</summary>
internal sealed record SetClock(string Node, TimeSpan Ahead) : NodeAct(Node)
{
    public override string Keyword => "Given";

    public override string Sentence =>
        $"the clock of {Node} is {DurationWords.Of(Ahead.Duration())} {(Ahead < TimeSpan.Zero ? "behind" : "ahead")}";

    public override IEnumerable<Act> Simpler => DurationWords.Rounder(Ahead.Duration()).Select(d => this with { Ahead = Ahead < TimeSpan.Zero ? -d : d });

    public override Task Perform(Stage stage) => AtOnce(
        Ahead < TimeSpan.Zero ? () => stage.Nodes.SetClockBehind(Node, Ahead.Duration()) : () => stage.Nodes.SetClockAhead(Node, Ahead));
}

/// <summary>A process starts.</summary>
internal sealed record StartNode(string Node) : NodeAct(Node)
{
    /// <summary>What it does with its files.</summary>
    public StartMode Mode { get; init; }

    public override string Sentence => Mode switch
    {
        StartMode.Initial => $"{Node} starts with --initial",
        StartMode.Reload => $"{Node} starts with --reload",
        _ => $"{Node} starts",
    };

    public override Task Perform(Stage stage) => Mode switch
    {
        StartMode.Initial => stage.Nodes.StartInitial(Node),
        StartMode.Reload => stage.Nodes.StartReload(Node),
        _ => stage.Nodes.Start(Node),
    };
}

/// <summary>All processes start, one after the other.</summary>
internal sealed record StartAll(ImmutableArray<string> All) : Act
{
    public override string Sentence => "all nodes start";

    public override ImmutableArray<string> Nodes => All;

    public override Task Perform(Stage stage) => stage.Nodes.StartAll();
}

/// <summary>A process ends in order.</summary>
internal sealed record StopNode(string Node) : NodeAct(Node)
{
    public override string Sentence => $"{Node} stops";

    public override Task Perform(Stage stage) => stage.Nodes.Stop(Node);
}

/// <summary>A process ends at once.</summary>
internal sealed record KillNode(string Node) : NodeAct(Node)
{
    public override string Sentence => $"{Node} is killed";

    public override Task Perform(Stage stage) => stage.Nodes.Kill(Node);
}

/// <summary>A process stops in order and starts again.</summary>
internal sealed record RestartNode(string Node) : NodeAct(Node)
{
    public override string Sentence => $"{Node} restarts";

    public override Task Perform(Stage stage) => stage.Nodes.Restart(Node);
}

/// <summary>A process is stopped for a while.</summary>
internal sealed record PauseNode(string Node) : NodeAct(Node)
{
    public override string Sentence => $"{Node} is paused";

    public override Task Perform(Stage stage) => stage.Nodes.Pause(Node);
}

/// <summary>A paused process goes on.</summary>
internal sealed record GoOn(string Node) : NodeAct(Node)
{
    public override string Sentence => $"{Node} goes on";

    public override Task Perform(Stage stage) => stage.Nodes.GoOn(Node);
}

/// <summary>The disk of a node's machine has no room, or has room again.</summary>
internal sealed record SetDisk(string Node, bool IsFull) : NodeAct(Node)
{
    public override string Sentence => $"the disk of {Node} {(IsFull ? "is full" : "has room again")}";

    public override Task Perform(Stage stage) => AtOnce(IsFull ? () => stage.Nodes.FillDisk(Node) : () => stage.Nodes.FreeDisk(Node));
}

/// <summary>The version of the nodes that are added from now on.</summary>
internal sealed record UseProfile(string Version) : WorldAct
{
    public override string Keyword => "Given";

    public override string Sentence => $"ProxySQL {Version}";

    public override Task Perform(Stage stage) => AtOnce(() => stage.Nodes.UseVersion(Version));
}

/// <summary>The database of a node that does not run is gone.</summary>
internal sealed record LoseDatabase(string Node) : NodeAct(Node)
{
    public override string Sentence => $"{Node} loses its database";

    public override Task Perform(Stage stage) => stage.Nodes.LoseDatabase(Node);
}
