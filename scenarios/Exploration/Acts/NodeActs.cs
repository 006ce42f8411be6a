using System.Collections.Immutable;

namespace Sim.Scenarios.Exploration.Acts;

/// <summary>A node is there.</summary>
internal sealed record AddNode(string Node, string Address, string? Configuration) : Act
{
    public override string Keyword => "Given";

    public override string Sentence => $"node {Node} at {Address}{(Configuration is null ? "" : " with configuration:")}";

    public override string? DocString => Configuration;

    public override ImmutableArray<string> Nodes => [Node];

    public override Task Perform(Stage stage)
    {
        if (Configuration is { } text)
        {
            stage.Nodes.AddNodeWithConfiguration(Node, Address, text);
        }
        else
        {
            stage.Nodes.AddNode(Node, Address);
        }

        return Task.CompletedTask;
    }
}

/// <summary>A node's clock is off from now on.</summary>
internal sealed record SetClock(string Node, TimeSpan Ahead) : Act
{
    public override string Keyword => "Given";

    public override string Sentence =>
        $"the clock of {Node} is {DurationWords.Of(Ahead.Duration())} {(Ahead < TimeSpan.Zero ? "behind" : "ahead")}";

    public override ImmutableArray<string> Nodes => [Node];

    public override IEnumerable<Act> Simpler => DurationWords.Rounder(Ahead.Duration()).Select(d => this with { Ahead = Ahead < TimeSpan.Zero ? -d : d });

    public override Task Perform(Stage stage)
    {
        if (Ahead < TimeSpan.Zero)
        {
            stage.Nodes.SetClockBehind(Node, Ahead.Duration());
        }
        else
        {
            stage.Nodes.SetClockAhead(Node, Ahead);
        }

        return Task.CompletedTask;
    }
}

/// <summary>A process starts.</summary>
internal sealed record StartNode(string Node) : Act
{
    public override string Sentence => $"{Node} starts";

    public override ImmutableArray<string> Nodes => [Node];

    public override Task Perform(Stage stage) => stage.Nodes.Start(Node);
}

/// <summary>All processes start, one after the other.</summary>
internal sealed record StartAll(ImmutableArray<string> All) : Act
{
    public override string Sentence => "all nodes start";

    public override ImmutableArray<string> Nodes => All;

    public override Task Perform(Stage stage) => stage.Nodes.StartAll();
}

/// <summary>A process ends in order.</summary>
internal sealed record StopNode(string Node) : Act
{
    public override string Sentence => $"{Node} stops";

    public override ImmutableArray<string> Nodes => [Node];

    public override Task Perform(Stage stage) => stage.Nodes.Stop(Node);
}

/// <summary>A process ends at once.</summary>
internal sealed record KillNode(string Node) : Act
{
    public override string Sentence => $"{Node} is killed";

    public override ImmutableArray<string> Nodes => [Node];

    public override Task Perform(Stage stage) => stage.Nodes.Kill(Node);
}

/// <summary>A process stops in order and starts again.</summary>
internal sealed record RestartNode(string Node) : Act
{
    public override string Sentence => $"{Node} restarts";

    public override ImmutableArray<string> Nodes => [Node];

    public override Task Perform(Stage stage) => stage.Nodes.Restart(Node);
}

/// <summary>A process is stopped for a while.</summary>
internal sealed record PauseNode(string Node) : Act
{
    public override string Sentence => $"{Node} is paused";

    public override ImmutableArray<string> Nodes => [Node];

    public override Task Perform(Stage stage) => stage.Nodes.Pause(Node);
}

/// <summary>A paused process goes on.</summary>
internal sealed record GoOn(string Node) : Act
{
    public override string Sentence => $"{Node} goes on";

    public override ImmutableArray<string> Nodes => [Node];

    public override Task Perform(Stage stage) => stage.Nodes.GoOn(Node);
}

/// <summary>The disk of a node's machine has no room, or has room again.</summary>
internal sealed record SetDisk(string Node, bool IsFull) : Act
{
    public override string Sentence => $"the disk of {Node} {(IsFull ? "is full" : "has room again")}";

    public override ImmutableArray<string> Nodes => [Node];

    public override Task Perform(Stage stage)
    {
        if (IsFull)
        {
            stage.Nodes.FillDisk(Node);
        }
        else
        {
            stage.Nodes.FreeDisk(Node);
        }

        return Task.CompletedTask;
    }
}

/// <summary>The version of the nodes that are added from now on.</summary>
internal sealed record UseProfile(string Version) : Act
{
    public override string Keyword => "Given";

    public override string Sentence => $"ProxySQL {Version}";

    public override ImmutableArray<string> Nodes => [];

    public override Task Perform(Stage stage)
    {
        stage.Nodes.UseVersion(Version);
        return Task.CompletedTask;
    }
}

/// <summary>The database of a node that does not run is gone.</summary>
internal sealed record LoseDatabase(string Node) : Act
{
    public override string Sentence => $"{Node} loses its database";

    public override ImmutableArray<string> Nodes => [Node];

    public override Task Perform(Stage stage) => stage.Nodes.LoseDatabase(Node);
}
