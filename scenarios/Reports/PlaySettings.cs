using Sim.Scenarios.Gherkin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Reports;

/// <summary>How scenarios are played, as far as it decides what is told of them.</summary>
/// <param name="Kind">Where.</param>
/// <param name="Seed">The seed of every scenario's world, where worlds have one; null: each scenario's own.</param>
/// <param name="NodeCommand">What starts a node; null: the node that comes with this program.</param>
internal sealed record PlaySettings(WorldKind Kind, ulong? Seed, string? NodeCommand = null)
{
    /// <summary>In the simulated world with a seed.</summary>
    public static PlaySettings Simulated(ulong seed) => new(WorldKind.Simulated, seed);

    /// <summary>The seed with which that scenario is played.</summary>
    public ulong SeedOf(Scenario scenario) => Seed ?? scenario.Seed;
}
