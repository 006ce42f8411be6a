namespace Sim.Engine.Events;

/// <summary>The members of an enum with this attribute are the branches of one decision, and nothing else.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class BranchesAttribute(string decision) : Attribute
{
    /// <summary>How the decision is called: the room and what is decided, <c>cluster.rules</c>.</summary>
    public string Decision { get; } = decision;
}

/// <summary>
/// Hears which branches a node's decisions take. Most branches lead to nothing that is told, so they are no events; to tell one costs nothing.
/// </summary>
public interface IBranchSink
{
    /// <summary>A decision took this branch, of an enum with <see cref="BranchesAttribute"/>.</summary>
    void Take<TBranch>(TBranch branch)
        where TBranch : struct, Enum;
}

/// <summary>How the code that carries out a decision says which branch it takes.</summary>
public static class Branches
{
    /// <summary>Tells the branch to whoever listens, and gives it back.</summary>
    public static TBranch Take<TBranch>(this IEventSink? events, TBranch branch)
        where TBranch : struct, Enum
    {
        events?.Branches?.Take(branch);
        return branch;
    }
}
