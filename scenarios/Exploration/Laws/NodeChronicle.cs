using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Runs;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>What is known of one node of a run.</summary>
internal sealed class NodeChronicle(RunNode node)
{
    private readonly Dictionary<Module, List<Holding>> _past = [];

    /// <summary>Its name.</summary>
    public string Name => node.Name;

    /// <summary>Whether its settings let it take what its peers hold.</summary>
    public bool TakesChanges => node.DiffsBeforeSync > 0;

    /// <summary>When its process began, in the world's time.</summary>
    public TimeSpan BootedAt { get; private set; }

    /// <summary>When its process began for the first time with the database that it has, in the world's time; null before that.</summary>
    public TimeSpan? JoinedAt { get; private set; }

    /// <summary>What it holds at runtime; nothing while it boots.</summary>
    public Dictionary<Module, Holding> Holdings { get; } = [];

    /// <summary>The changes that its disk holds.</summary>
    public Dictionary<Module, Change> OnDisk { get; } = [];

    /// <summary>The host names that it polls.</summary>
    public SortedSet<string> Watches { get; } = new(StringComparer.Ordinal);

    /// <summary>The checksums that it last read from each peer.</summary>
    public Dictionary<(string Peer, Module Module), string> Seen { get; } = [];

    /// <summary>The pulls that began last.</summary>
    public Dictionary<Module, PullView> Pulls { get; } = [];

    /// <summary>The peers that gave the reason for a pull last.</summary>
    public Dictionary<Module, string> Reasons { get; } = [];

    /// <summary>When the pull began that has not ended, or null.</summary>
    public TimeSpan? PullingSince { get; set; }

    /// <summary>The modules of which it announced a pull last and then put it off.</summary>
    public HashSet<Module> PutOff { get; } = [];

    /// <summary>The module that a pull is loading to runtime.</summary>
    public Module? Loading { get; set; }

    /// <summary>The module that is being written to disk.</summary>
    public Module? Saving { get; set; }

    /// <summary>When the open connection to a peer last broke.</summary>
    public Dictionary<string, TimeSpan> LastBroken { get; } = [];

    /// <summary>Everything that the node ever held of a module, over all its starts.</summary>
    public List<Holding> Past(Module module) => _past.TryGetValue(module, out List<Holding>? past) ? past : _past[module] = [];

    /// <summary>A new process: memory is gone.</summary>
    public void Boot(TimeSpan now)
    {
        BootedAt = now;
        JoinedAt ??= now;
        Holdings.Clear();
        Watches.Clear();
        Seen.Clear();
        Pulls.Clear();
        Reasons.Clear();
        LastBroken.Clear();
        PutOff.Clear();
        PullingSince = null;
        Loading = null;
        Saving = null;
    }

    /// <summary>Its database is gone: when it starts again, it comes as a new node does.</summary>
    public void LoseDatabase()
    {
        OnDisk.Clear();
        JoinedAt = null;
    }
}
