using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Runs;

namespace Sim.Scenarios.Exploration.Acts;

/// <summary>The faults are over: time for the nodes to agree. What they hold at the end of it is judged.</summary>
internal sealed record Settle(TimeSpan Time) : Act
{
    public override string Sentence => $"{DurationWords.Of(Time)} passes";

    public override ImmutableArray<string> Nodes => [];

    public override Task Perform(Stage stage) => stage.Network.Pass(Time);
}

/// <summary>The nodes have had the time to agree: whatever they pull from now on, they pull without need.</summary>
internal sealed record Rest(TimeSpan Time) : Act
{
    public override string Sentence => $"{DurationWords.Of(Time)} passes";

    public override ImmutableArray<string> Nodes => [];

    public override Task Perform(Stage stage) => stage.Network.Pass(Time);
}

/// <summary>Variables of a node are those of its file, or the defaults, again.</summary>
internal sealed record RestoreVariables(string Node, ImmutableArray<string> Names) : Act
{
    public override string Sentence => $"on {Node} I run:";

    public override string? DocString => string.Join(";\n", [.. Names.Select(name => $"SET {name}='{OriginalOf(name)}'"), "LOAD ADMIN VARIABLES TO RUNTIME"]) + ";";

    public override ImmutableArray<string> Nodes => [Node];

    public override Task Perform(Stage stage) => stage.Admin.RunAll(Node, DocString!);

    private static string OriginalOf(string name) => name switch
    {
        "admin-cluster_username" => RunNode.ClusterUser,
        "admin-cluster_password" => RunNode.ClusterPassword,
        "admin-stats_credentials" => "stats:stats",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no run changes it"),
    };
}
