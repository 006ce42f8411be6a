using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Runs;

namespace Sim.Scenarios.Exploration.Shrinking;

/// <summary>A run that shows a violation and from which nothing can be left out.</summary>
/// <param name="Run">The run.</param>
/// <param name="Violation">What it shows.</param>
/// <param name="Proof">The sentences that show it.</param>
/// <param name="Tries">How many runs were played to get there.</param>
internal sealed record Shrunk(Run Run, Violation Violation, ImmutableArray<Act> Proof, int Tries)
{
    /// <summary>What a person reads at a glance. With more steps, more is tried.</summary>
    public const int FewSteps = 12;

    /// <summary>How many steps its feature has.</summary>
    public int Steps => Run.Script.Length + Proof.Length;
}
