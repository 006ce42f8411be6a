using System.Collections.Immutable;
using System.Globalization;
using Sim.Engine.Checksums;
using Sim.Scenarios.Gherkin;

namespace Sim.Scenarios.Exploration.Acts;

/// <summary>A table of a node holds exactly these rows.</summary>
internal sealed record ShowRows(string Node, string Sql, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows) : NodeAct(Node)
{
    public override string Keyword => "Then";

    public override string Sentence => $"on {Node} \"{Sql}\" returns:";

    public override DataTable Table => new([.. Columns], [.. Rows.Select(row => (IReadOnlyList<string>)[.. row])]);

    public override Task Perform(Stage stage) => stage.Admin.Returns(Node, Sql, Table);
}

/// <summary>So many lines of a node's log contain a text.</summary>
internal sealed record CountLines(string Node, int Count, string Text) : NodeAct(Node)
{
    public override string Keyword => "Then";

    public override string Sentence => Count == 0
        ? $"the log of {Node} has no line with \"{Text}\""
        : string.Create(CultureInfo.InvariantCulture, $"the log of {Node} has {Count} {(Count == 1 ? "line" : "lines")} with \"{Text}\"");

    public override Task Perform(Stage stage) =>
        AtOnce(Count == 0 ? () => stage.Logs.HasNone(Node, Text) : () => stage.Logs.HasCount(Node, (ulong)Count, Text));
}

/// <summary>Two nodes differ on a module all the while.</summary>
internal sealed record StillDiffer(TimeSpan During, string A, string B, Module Module) : PairAct(A, B)
{
    public override string Keyword => "Then";

    public override string Sentence => $"after {DurationWords.Of(During)} {A} and {B} still differ on {Module.Name()}";

    public override Task Perform(Stage stage) => stage.Agreement.StillDiffer(During, A, B, Module);
}
