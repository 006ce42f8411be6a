using Sim.Scenarios.Processes;
using Sim.Scenarios.Simulation;

namespace Sim.Scenarios.World;

/// <summary>The kinds of world that scenarios can be played in, by the name that <c>--world</c> takes.</summary>
internal static class Worlds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, WorldFactory> All { get; } = new Dictionary<string, WorldFactory>
    {
        [WorldKind.Simulated.Name] = (seed, options) => new SimWorld(seed, options),
        [WorldKind.Processes.Name] = (_, options) => new ProcessWorld(options.NodeCommand),
    };
}
