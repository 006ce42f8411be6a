using Sim.Scenarios.Exploration.Findings;

namespace Sim.Scenarios.Exploration.Shrinking;

/// <summary>A finding and the small run that shows it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Shrunk">The run, or null when there is none.</param>
/// <param name="WasSought">Whether runs of the finding were shrunk; then none means that no sentence at their ends can show it.</param>
internal sealed record Example(Finding Finding, Shrunk? Shrunk = null, bool WasSought = false);
