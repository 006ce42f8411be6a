using System.Collections.Immutable;
using Sim.Scenarios.World;

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

/// <summary>An operator sends a statement that the node refuses.</summary>
internal sealed record Refused(string Node, string Statement) : NodeAct(Node)
{
    private const int ErrorCode = 1045;
    private const string AnyText = "…";

    /// <summary>Who does, or null for the administrator.</summary>
    public ClientLogin? Login { get; init; }

    public override string Keyword => "Then";

    public override string Sentence =>
        $"on {Node} {(Login is { } login ? $"as {login.User} with password \"{login.Password}\" " : "")}\"{Statement}\" fails with {ErrorCode} \"{AnyText}\"";

    public override Task Perform(Stage stage) => Login is { } login
        ? stage.Admin.FailsAs(Node, login.User, login.Password, Statement, ErrorCode, AnyText)
        : stage.Admin.Fails(Node, Statement, ErrorCode, AnyText);
}
