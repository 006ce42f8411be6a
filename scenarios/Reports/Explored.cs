using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Shrinking;

namespace Sim.Scenarios.Reports;

/// <summary>What an exploration came to.</summary>
/// <param name="Tally">The runs.</param>
/// <param name="Findings">The findings, with the runs that they were shrunk to.</param>
/// <param name="Exploring">How long the runs took on the machine's clock.</param>
/// <param name="Shrinking">How long shrinking took; null where nothing was to be shrunk.</param>
/// <param name="CommandOf">The command that plays the run of a seed again.</param>
internal sealed record Explored(
    Tally Tally, IReadOnlyList<(Finding Finding, Shrunk? Shrunk)> Findings, TimeSpan Exploring, TimeSpan? Shrinking, Func<ulong, string> CommandOf);
