using System.Collections.Immutable;

namespace Sim.Scenarios.Exploration.Acts;

/// <summary>The faults are over: time for the nodes to agree. What they hold at the end of it is judged.</summary>
internal sealed record Settle(TimeSpan Time) : WorldAct
{
    public override string Sentence => $"{DurationWords.Of(Time)} passes";

    /// <summary>Time that is nobody's bound may be any time.</summary>
    public override IEnumerable<Act> Simpler => [new Pass(Time)];

    public override Task Perform(Stage stage) => stage.Network.Pass(Time);
}

/// <summary>The nodes have had the time to agree: whatever they pull from now on, they pull without need.</summary>
internal sealed record Rest(TimeSpan Time) : WorldAct
{
    public override string Sentence => $"{DurationWords.Of(Time)} passes";

    public override Task Perform(Stage stage) => stage.Network.Pass(Time);
}

/// <summary>Variables of a node are what its file says again.</summary>
internal sealed record RestoreVariables(string Node, ImmutableArray<(string Name, string Value)> Variables) : NodeAct(Node)
{
    public override string Sentence => $"on {Node} I run:";

    public override string? DocString =>
        string.Join(";\n", [.. Variables.Select(variable => $"SET {variable.Name}='{variable.Value}'"), "LOAD ADMIN VARIABLES TO RUNTIME"]) + ";";

    public override Task Perform(Stage stage) => stage.Admin.RunAll(Node, DocString!);
}
