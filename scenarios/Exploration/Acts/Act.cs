using System.Collections.Immutable;
using Sim.Scenarios.Gherkin;

namespace Sim.Scenarios.Exploration.Acts;

/// <summary>
/// One thing that happens in a run, as a value: it is performed by the very step that its sentence stands for, so a run and the feature that is
/// written from it do the same to the last packet.
/// </summary>
internal abstract record Act
{
    /// <summary>The keyword under which a reader expects the sentence.</summary>
    public virtual string Keyword => "When";

    /// <summary>The sentence, as <c>sim run</c> reads it.</summary>
    public abstract string Sentence { get; }

    /// <summary>The text below the sentence, or null.</summary>
    public virtual string? DocString => null;

    /// <summary>The table below the sentence, or null.</summary>
    public virtual DataTable? Table => null;

    /// <summary>The nodes that it speaks of: without them it makes no sense.</summary>
    public abstract ImmutableArray<string> Nodes { get; }

    /// <summary>The same with less in it, the boldest first: what shrinking tries in its place.</summary>
    public virtual IEnumerable<Act> Simpler => [];

    /// <summary>Does it. Throws what the step throws when it cannot be done.</summary>
    public abstract Task Perform(Stage stage);

    /// <summary>A step that takes no time.</summary>
    protected static Task AtOnce(Action step)
    {
        step();
        return Task.CompletedTask;
    }
}

/// <summary>An act that speaks of one node.</summary>
internal abstract record NodeAct(string Node) : Act
{
    public sealed override ImmutableArray<string> Nodes => [Node];
}

/// <summary>An act that speaks of two nodes.</summary>
internal abstract record PairAct(string A, string B) : Act
{
    public sealed override ImmutableArray<string> Nodes => [A, B];
}

/// <summary>An act that speaks of no node.</summary>
internal abstract record WorldAct : Act
{
    public sealed override ImmutableArray<string> Nodes => [];
}
