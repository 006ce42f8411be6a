using System.Collections.Immutable;
using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Acts;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>What findings are grouped by.</summary>
/// <param name="Law">The law's name.</param>
/// <param name="Module">The module, or null where none is concerned.</param>
/// <param name="Cause">The path by which it came to be, in words that are the same for every run.</param>
internal sealed record ViolationKey(string Law, Module? Module, string Cause)
{
    /// <summary>One line.</summary>
    public override string ToString() => Module is { } module ? $"{Law}: {module.Name()}: {Cause}" : $"{Law}: {Cause}";
}

/// <summary>A law was broken.</summary>
/// <param name="Key">Which and why.</param>
/// <param name="At">When, in the world's time since its beginning.</param>
/// <param name="Act">The act during which it was, by its index in the script.</param>
/// <param name="Story">What happened, in a sentence with the names of this run.</param>
/// <param name="Proof">The sentences that show it, made when the run has ended.</param>
internal sealed record Violation(ViolationKey Key, TimeSpan At, int Act, string Story, Func<ImmutableArray<Act>> Proof);
