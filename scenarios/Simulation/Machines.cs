using Sim.Scenarios.World;

namespace Sim.Scenarios.Simulation;

/// <summary>The machines of a world, in the order in which they were added.</summary>
internal sealed class Machines
{
    private readonly List<SimMachine> _all = [];
    private readonly Dictionary<string, SimMachine> _byName = [];
    private readonly Dictionary<string, SimMachine> _byAddress = [];

    public IReadOnlyList<SimMachine> All => _all;

    public void Add(SimMachine machine)
    {
        _all.Add(machine);
        _byName.Add(machine.Name, machine);
        _byAddress.TryAdd(machine.Host, machine);
    }

    /// <summary>A machine by the name that the scenario gave its node.</summary>
    public SimMachine this[string name] => _byName.TryGetValue(name, out SimMachine? machine)
        ? machine
        : throw new WorldException(
            _all.Count == 0 ? $"there is no node {name}: no node has been added" : $"there is no node {name}; the nodes are {string.Join(", ", _byName.Keys)}");

    public SimMachine? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The machine that a host name leads to: its address, or the node's name as a DNS name.</summary>
    public SimMachine? FindByAddress(string host) => _byAddress.GetValueOrDefault(host) ?? _byName.GetValueOrDefault(host);
}
