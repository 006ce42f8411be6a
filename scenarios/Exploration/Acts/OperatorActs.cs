using System.Collections.Immutable;

namespace Sim.Scenarios.Exploration.Acts;

/// <summary>An operator, or a script of one, sends statements to a node's admin port, one right after the other.</summary>
internal sealed record RunStatements(string Node, ImmutableArray<string> Statements) : NodeAct(Node)
{
    /// <summary>Whether it changes the credentials of the cluster as a fault, which is taken back in the end.</summary>
    public bool IsFault { get; init; }

    public override string Sentence => Statements.Length == 1 && !Statements[0].AsSpan().ContainsAny('"', '\\', '\n')
        ? $"on {Node} I run \"{Statements[0]}\""
        : $"on {Node} I run:";

    public override string? DocString => Sentence.EndsWith(':') ? string.Join(";\n", Statements) + ";" : null;

    public override IEnumerable<Act> Simpler
    {
        get
        {
            for (int size = Statements.Length / 2; size >= 1; size /= 2)
            {
                for (int from = 0; from < Statements.Length; from += size)
                {
                    yield return this with { Statements = Statements.RemoveRange(from, Math.Min(size, Statements.Length - from)) };
                }
            }
        }
    }

    public override Task Perform(Stage stage) =>
        DocString is { } text ? stage.Admin.RunAll(Node, text) : stage.Admin.RunOne(Node, Statements[0]);
}
