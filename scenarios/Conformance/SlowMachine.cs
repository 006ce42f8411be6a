using Sim.Scenarios.Simulation;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Conformance;

/// <summary>
/// A machine that is busy with other things, for a simulation: packets between nodes arrive later than on a calm one, and every step of a
/// recording begins later than it should. How much later depends on the seed.
/// </summary>
internal sealed class SlowMachine
{
    private const long MostLatencyMicroseconds = 50_000;
    private const long MostStartDelayMicroseconds = 3_000_000;
    private const long MostStepDelayMicroseconds = 300_000;

    private readonly SeedStream _chance;
    private readonly TimeSpan _latency;

    /// <summary>The machine of a seed.</summary>
    public SlowMachine(ulong seed)
    {
        _chance = new SeedStream(seed, "slow machine");
        _latency = TimeSpan.FromMicroseconds(_chance.Between(0, MostLatencyMicroseconds));
    }

    /// <summary>Slows the network of all nodes of a world down.</summary>
    public void SlowDown(IWorld world)
    {
        foreach (string from in world.Nodes)
        {
            foreach (string to in world.Nodes)
            {
                world.SetLatency(from, to, _latency);
            }
        }
    }

    /// <summary>How much later than it should the next step begins.</summary>
    public TimeSpan DelayOf(RecordedAction action) => TimeSpan.FromMicroseconds(action switch
    {
        RecordedAction.Start => _chance.Between(0, MostStartDelayMicroseconds),
        RecordedAction.Sql => _chance.Between(0, MostStepDelayMicroseconds),
        _ => 0,
    });
}
