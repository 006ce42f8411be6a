using Sim.Scenarios.World;

namespace Sim.Scenarios.Simulation;

/// <summary>The MySQL servers of a world by <c>host:port</c>; one that was never named does not answer at all.</summary>
internal sealed class BackendStates
{
    private readonly Dictionary<string, BackendState> _states = [];

    public void Set(string address, BackendState state) => _states[address] = state;

    public bool Knows(string address) => _states.ContainsKey(address);

    public BackendState? Find(string hostname, int port) => _states.GetValueOrDefault($"{hostname}:{port}");
}
