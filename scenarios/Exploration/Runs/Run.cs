using System.Collections.Immutable;
using Sim.Engine.Profiles;
using Sim.Scenarios.Exploration.Acts;

namespace Sim.Scenarios.Exploration.Runs;

/// <summary>Something that was drawn for a run, for its table.</summary>
internal readonly record struct RunFact(string Name, string Value);

/// <summary>
/// A run as a value: which nodes there are and what happens, one thing after the other. It can be played, written as a feature, and made
/// smaller; the same run in a world of the same seed is the same to the last event.
/// </summary>
internal sealed record Run
{
    /// <summary>The seed that it was drawn from.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The seed of its world: latencies, phases, thread orders.</summary>
    public required ulong WorldSeed { get; init; }

    /// <summary>The nodes.</summary>
    public required ImmutableArray<RunNode> Nodes { get; init; }

    /// <summary>What happens.</summary>
    public required ImmutableArray<Act> Acts { get; init; }

    /// <summary>What was drawn, as a table.</summary>
    public ImmutableArray<RunFact> Facts { get; init; } = [];

    /// <summary>Everything that is performed: the nodes are added first.</summary>
    public ImmutableArray<Act> Script => [.. Cast(), .. Acts];

    /// <summary>The same run with every <see cref="Settle"/> as long as the settings of its nodes and what happened before it ask for.</summary>
    public Run WithBounds()
    {
        ImmutableArray<Act>.Builder acts = ImmutableArray.CreateBuilder<Act>(Acts.Length);
        foreach (Act act in Acts)
        {
            acts.Add(act is Settle settle ? settle with { Time = SettleBound.Of(this, RunState.After(acts)) } : act);
        }

        return this with { Acts = acts.ToImmutable() };
    }

    /// <summary>The nodes, each after its version where that is another one than before.</summary>
    private IEnumerable<Act> Cast()
    {
        Profile before = Profile.ProxySql146;
        foreach (RunNode node in Nodes)
        {
            if (node.Profile != before)
            {
                yield return new UseProfile(node.Profile.Version);
            }

            before = node.Profile;
            yield return new AddNode(node.Name, node.AdminAddress, node.Configuration);
        }
    }

    /// <summary>The same run without a node and without whatever speaks of it.</summary>
    public Run Without(RunNode node) => WithNobodyAt(node) with
    {
        Nodes = [.. Nodes.Where(n => n != node).Select(n => n with { Peers = n.Peers.Remove(node.Address) })],
    };

    /// <summary>The same run without a node, which the others still list.</summary>
    public Run WithNobodyAt(RunNode node) => this with
    {
        Nodes = Nodes.Remove(node),
        Acts = [.. Acts.Select(act => act is StartAll start ? new StartAll(start.All.Remove(node.Name)) : act).Where(act => !act.Nodes.Contains(node.Name))],
    };
}
