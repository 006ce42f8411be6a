using System.Collections.Immutable;
using Sim.Scenarios.Gherkin;

namespace Sim.Scenarios.Exploration.Acts;

/// <summary>A step of somebody's feature that is no other act: it is carried out as it stands there.</summary>
/// <param name="Bound">The step.</param>
/// <param name="Speaks">The nodes that it speaks of.</param>
internal sealed record StepAct(BoundStep Bound, ImmutableArray<string> Speaks) : Act
{
    public override string Keyword => Bound.Definition.Keyword;

    public override string Sentence => Bound.Step.Text;

    public override string? DocString => Bound.Step.DocString;

    public override DataTable? Table => Bound.Step.Table;

    public override ImmutableArray<string> Nodes => Speaks;

    public override Task Perform(Stage stage) => stage.CarryOut(Bound);
}
