using System.Collections.Immutable;
using Sim.Engine;
using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Engine.Events;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>
/// What is known of a run while it goes on: what every node holds, where that came from and when, and who watches whom. It looks at the nodes
/// whenever anything happens, without anybody in the world noticing, and tells the laws.
/// </summary>
internal sealed class Chronicle
{
    private readonly SimWorld _world;
    private readonly ImmutableArray<Law> _laws;
    private readonly Dictionary<string, NodeChronicle> _nodes = [];
    private readonly Dictionary<string, string> _nameByAddress = [];
    private readonly List<Violation> _violations = [];
    private readonly HashSet<ViolationKey> _known = [];

    /// <summary>Begins a chronicle of a run's world.</summary>
    public Chronicle(SimWorld world, Run run, ImmutableArray<Law> laws)
    {
        _world = world;
        _laws = laws;
        Run = run;
        foreach (RunNode node in run.Nodes)
        {
            _nodes.Add(node.Name, new NodeChronicle(node));
            _nameByAddress.Add(node.Address, node.Name);
        }
    }

    /// <summary>The run.</summary>
    public Run Run { get; }

    /// <summary>The faults in force.</summary>
    public RunState State { get; } = new();

    /// <summary>The world's time since its beginning.</summary>
    public TimeSpan Now => _world.Elapsed;

    /// <summary>The index of the act that is being performed.</summary>
    public int ActIndex { get; private set; } = -1;

    /// <summary>The act that is being performed, or null.</summary>
    public Act? Act { get; private set; }

    /// <summary>The laws that were broken, in the order in which they were.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>The operator's last change of each module.</summary>
    public Dictionary<Module, Change> LastChange { get; } = [];

    /// <summary>What is known of a node.</summary>
    public NodeChronicle this[string node] => _nodes[node];

    /// <summary>The node behind a peer's address, or null for an address that no node has.</summary>
    public string? NameOf(string address) => _nameByAddress.GetValueOrDefault(address) ?? (_nodes.ContainsKey(address) ? address : null);

    /// <summary>Nodes that run.</summary>
    public IReadOnlyList<string> RunningNodes => _world.RunningNodes;

    /// <summary>A look at a running node.</summary>
    public Glance? Look(string node) => _world.Look(node);

    /// <summary>The log of a node so far.</summary>
    public IEnumerable<string> Log(string node) => _world.Log(node).Select(line => line.Text);

    /// <summary>What the source of a pull held when it was asked, or null when that is not known. Who has booted since held something else.</summary>
    public Holding? SourceOf(PullView pull, Module module) =>
        _nodes[pull.Source].Holdings.GetValueOrDefault(module) is { Stamp: not Stamp.Boot } held ? held : pull.SourceHeld;

    /// <summary>An act begins.</summary>
    public void Begin(int index, Act act)
    {
        ActIndex = index;
        Act = act;
        foreach (Law law in _laws)
        {
            law.Begins(this, act);
        }
    }

    /// <summary>An act ended, done or impossible.</summary>
    public void End(Act act)
    {
        LookAround();
        State.Take(act);
        if (act is LoseDatabase lost)
        {
            _nodes[lost.Node].LoseDatabase();
        }

        foreach (Law law in _laws)
        {
            law.Ended(this, act);
        }

        Act = null;
    }

    /// <summary>Something happened.</summary>
    public void Hear(TraceEntry entry)
    {
        if (!_nodes.TryGetValue(entry.Node, out NodeChronicle? node))
        {
            return;
        }

        LookAround();
        Note(node, entry.Event);
        foreach (Law law in _laws)
        {
            law.Happened(this, entry.Node, entry.Event);
        }
    }

    /// <summary>Takes a report; what was reported before is not news.</summary>
    public void Report(Violation violation)
    {
        if (_known.Add(violation.Key))
        {
            _violations.Add(violation);
        }
    }

    private void Note(NodeChronicle node, NodeEvent happened)
    {
        switch (happened)
        {
            case NodeStarting:
                node.Boot(Now);
                break;
            case AdminListening:
                foreach (Law law in _laws)
                {
                    law.Booted(this, node.Name);
                }

                break;
            case PeerCreated created:
                node.Watches.Add(created.Peer.Hostname);
                break;
            case PeerDestroyed destroyed:
                node.Watches.Remove(destroyed.Peer.Hostname);
                break;
            case ChecksumDetected detected when NameOf(detected.Peer.Hostname) is { } peer:
                node.Seen[(peer, detected.Module)] = detected.Value.Text;
                break;
            case PullProgress { Step: PullStep.Started } started when NameOf(started.Peer.Hostname) is { } source:
                node.Pulls[started.Module] = new PullView(
                    source,
                    _nodes[source].Holdings.GetValueOrDefault(started.Module),
                    node.Reasons.TryGetValue(started.Module, out string? reason) ? _nodes[reason].Holdings.GetValueOrDefault(started.Module) : null,
                    ModuleTables.Keys(_world.Look(node.Name)!.Value, started.Module));
                node.PullingSince = Now;
                break;
            case SyncProceeding proceeding when NameOf(proceeding.Peer.Hostname) is { } differing:
                node.Reasons[proceeding.Module] = differing;
                break;
            case SyncSkipped skipped:
                node.PutOff.Add(skipped.Module);
                break;
            case SourceChosen chosen:
                node.PutOff.Remove(chosen.Module);
                break;
            case PullProgress { Step: PullStep.Loading } loading:
                node.Loading = loading.Module;
                break;
            case PullProgress { Step: PullStep.Saving } saving:
                // It is written after this event, in the same breath.
                node.Saving = saving.Module;
                break;
            case AdminCommandReceived command when ModuleTables.SavedBy(command.Command) is { } saved:
                node.Saving = saved;
                break;
            case PullFailed or PullDiscarded:
                node.PullingSince = null;
                break;
            case PeerConnectionEnded ended when NameOf(ended.Peer.Hostname) is { } peer:
                node.LastBroken[peer] = Now;
                break;
            default:
                break;
        }
    }

    /// <summary>Finds out what has changed since the last look.</summary>
    private void LookAround()
    {
        foreach (NodeChronicle node in _nodes.Values)
        {
            if (_world.Look(node.Name) is { } glance)
            {
                Compare(node, glance);
            }
        }
    }

    private void Compare(NodeChronicle node, Glance glance)
    {
        foreach (Module module in ModuleTables.Modules)
        {
            ModuleChecksum value = glance.Of(module);
            Holding? before = node.Holdings.GetValueOrDefault(module);
            if (value.Version != (before?.Value.Version ?? 0))
            {
                Replace(node, module, before, value);
            }
        }

        if (node.Saving is { } saved)
        {
            node.Saving = null;
            NoteSaved(node, saved);
        }
    }

    private void Replace(NodeChronicle node, Module module, Holding? before, ModuleChecksum value)
    {
        PullView? pull = node.Loading == module ? node.Pulls.GetValueOrDefault(module) : null;
        Holding after = Explain(node, module, before, value, pull);
        node.Holdings[module] = after;
        node.PutOff.Remove(module);
        if (pull is not null)
        {
            node.Loading = null;
            node.PullingSince = null;
        }

        node.Past(module).Add(after);
        var replacement = new Replacement(node.Name, module, before, after, pull);
        foreach (Law law in _laws)
        {
            law.Replaced(this, replacement);
        }
    }

    private Holding Explain(NodeChronicle node, Module module, Holding? before, ModuleChecksum value, PullView? pull)
    {
        if (pull is not null)
        {
            Change origin = SourceOf(pull, module)?.Origin ?? new Change(pull.Source, Now, ChangeKind.Boot, null);
            return new Holding(value, origin, Stamp.Pull, Now);
        }

        if (before is null)
        {
            Change origin = node.OnDisk.GetValueOrDefault(module) ?? new Change(node.Name, Now, ChangeKind.Boot, null);
            return new Holding(value, origin, Stamp.Boot, Now);
        }

        bool byOperator = module != Module.MysqlServers || (Act is RunStatements run && run.Node == node.Name);
        var change = new Change(node.Name, Now, byOperator ? ChangeKind.Operator : ChangeKind.Monitor, before.Origin);
        if (byOperator)
        {
            LastChange[module] = change;
        }

        return new Holding(value, change, byOperator ? Stamp.Operator : Stamp.Monitor, Now);
    }

    private void NoteSaved(NodeChronicle node, Module module)
    {
        if (node.Holdings.TryGetValue(module, out Holding? holding) && !State.FullDisks.Contains(node.Name))
        {
            node.OnDisk[module] = holding.Origin;
        }

        foreach (Law law in _laws)
        {
            law.Saved(this, node.Name, module);
        }
    }
}
