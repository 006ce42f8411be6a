using Sim.Scenarios.World;

namespace Sim.Scenarios.Reports;

/// <summary>How scenarios are played, as far as it decides what is told of them.</summary>
/// <param name="Kind">Where.</param>
/// <param name="Seed">The seed, where worlds have one.</param>
/// <param name="NodeCommand">What starts a node; null: the node that comes with this program.</param>
internal sealed record PlaySettings(WorldKind Kind, ulong Seed, string? NodeCommand = null)
{
    /// <summary>In the simulated world with a seed.</summary>
    public static PlaySettings Simulated(ulong seed) => new(WorldKind.Simulated, seed);
}
