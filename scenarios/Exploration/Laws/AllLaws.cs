using System.Collections.Immutable;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>The laws, in the order in which findings are listed.</summary>
internal static class AllLaws
{
    /// <summary>All of them, made anew: a law keeps what it knows of one run.</summary>
    public static ImmutableArray<Law> ForOneRun() =>
    [
        new LastChangeWins(),
        new NothingComesBack(),
        new NobodyDeletedIt(),
        new ObserversDoNotChange(),
        new SavedIsSaved(),
        new Agreement(),
        new RestLaw(),
        new NodesStayUp(),
        new TheLogKeepsItsWord(),
    ];
}
