using System.Collections.Immutable;
using System.Globalization;
using Sim.Engine.Profiles;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Simulation;

namespace Sim.Scenarios.Exploration.Drawing;

/// <summary>
/// Draws the whole configuration of a run from its seed: the nodes, who lists whom, their settings and clocks, which kinds of fault and of work
/// are on, and what happens when (a swarm: every run leaves out most kinds, so that the others get room).
/// </summary>
internal static class RunDrawing
{
    private const double FaultChance = 0.3;
    private const double WorkloadChance = 0.4;
    private const double DeafChance = 0.05;
    private const int LeastDeeds = 2;
    private const int MostDeeds = 10;

    private static readonly int[] _checkIntervals = [200, 500, 1000, 1000, 2000];
    private static readonly int[] _diffs = [3, 3, 3, 1, 2, 5];

    /// <summary>The run of a seed. The same seed and options give the same run, on every machine.</summary>
    public static Run Draw(ulong seed, DrawOptions options)
    {
        var dice = new SeedStream(seed, "exploration");
        ImmutableArray<FaultKind> faults = dice.Some(options.Faults, FaultChance);
        ImmutableArray<WorkloadKind> workloads = dice.Some(options.Workloads, WorkloadChance);
        if (workloads.IsEmpty && !options.Workloads.IsEmpty)
        {
            workloads = [options.Workloads[(int)dice.Between(0, options.Workloads.Length)]];
        }

        ImmutableArray<RunNode> nodes = DrawNodes(dice, options, faults);
        var sketch = new Sketch(dice, nodes);
        Begin(sketch, faults, workloads);
        int deeds = (int)dice.Between(LeastDeeds, MostDeeds + 1);
        var oddities = new Oddities(seed, options);
        for (int i = 0; i < deeds; i++)
        {
            Deed(sketch, faults, workloads);
            oddities.Befall(sketch);
        }

        ImmutableArray<string> outside = Ending.Add(sketch, faults);
        var run = new Run
        {
            Seed = seed,
            WorldSeed = seed,
            Nodes = nodes,
            Acts = [.. sketch.Acts],
            Facts = Describe(nodes, faults, workloads, outside),
        };
        return run.WithBounds();
    }

    private static ImmutableArray<RunNode> DrawNodes(SeedStream dice, DrawOptions options, ImmutableArray<FaultKind> faults)
    {
        int count = options.NodeCount ?? (int)dice.Between(DrawOptions.LeastNodes, DrawOptions.MostNodes + 1);
        int interval = _checkIntervals[dice.Between(0, _checkIntervals.Length)];
        int diffs = _diffs[dice.Between(0, _diffs.Length)];
        int deaf = dice.Chance(DeafChance) ? (int)dice.Between(0, count) : -1;
        bool saves = dice.Chance(0.85);
        bool listsAll = dice.Chance(0.8);
        Profile[] profiles = [.. Enumerable.Range(0, count).Select(_ => options.Profiles[(int)dice.Between(0, options.Profiles.Length)])];
        string[] addresses = [.. Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"10.0.0.{i}"))];
        return
        [
            .. addresses.Select((address, i) => new RunNode
            {
                Name = ((char)('a' + i)).ToString(),
                Address = address,
                Profile = profiles[i],
                Peers = listsAll ? [.. addresses] : [.. addresses.Where((_, p) => p <= 1 || p == i)],
                CheckIntervalMilliseconds = interval,
                DiffsBeforeSync = i == deaf ? 0 : diffs,
                SavesToDisk = saves,
                Monitors = faults.Contains(FaultKind.Backend),
            }),
        ];
    }

    private static void Begin(Sketch sketch, ImmutableArray<FaultKind> faults, ImmutableArray<WorkloadKind> workloads)
    {
        if (faults.Contains(FaultKind.ClockSkew))
        {
            Faults.SetClock(sketch, sketch.OneOf(sketch.Nodes).Name);
        }

        if (faults.Contains(FaultKind.Backend))
        {
            sketch.Add(new SetBackend(Faults.Writer, BackendChange.Writable), new SetBackend(Faults.Reader, BackendChange.ReadOnly));
        }

        int late = workloads.Contains(WorkloadKind.Newcomer) && sketch.Nodes.Length > 1 ? 1 : 0;
        foreach (RunNode node in sketch.Nodes.Take(sketch.Nodes.Length - late))
        {
            sketch.Add(new StartNode(node.Name));
        }

        sketch.WaitUpTo(TimeSpan.FromSeconds(3));
        if (faults.Contains(FaultKind.Backend))
        {
            sketch.Add(new RunStatements(
                sketch.Running[0].Name,
                [
                    "INSERT INTO mysql_replication_hostgroups VALUES (10,20,'')",
                    "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (10,'10.0.1.101'),(20,'10.0.1.102')",
                    "LOAD MYSQL SERVERS TO RUNTIME",
                ]));
        }

        if (sketch.Dice.Chance(0.7))
        {
            Operators.Furnish(sketch);
        }
    }

    private static void Deed(Sketch sketch, ImmutableArray<FaultKind> faults, ImmutableArray<WorkloadKind> workloads)
    {
        if (!faults.IsEmpty && (workloads.IsEmpty || sketch.Dice.Chance(0.4)))
        {
            Faults.Befall(sketch, sketch.OneOf(faults));
        }
        else if (!workloads.IsEmpty)
        {
            Operators.Act(sketch, sketch.OneOf(workloads));
        }

        sketch.WaitUpTo(sketch.OneOf(TimeSpan.Zero, sketch.Check, sketch.Check * 5, TimeSpan.FromSeconds(20)));
    }

    /// <summary>The table of what was drawn.</summary>
    public static ImmutableArray<RunFact> Describe(
        ImmutableArray<RunNode> nodes, ImmutableArray<FaultKind> faults, ImmutableArray<WorkloadKind> workloads, ImmutableArray<string> outside) =>
    [
        new("nodes", string.Join(", ", nodes.Select(n => n.Name))),
        new("versions", string.Join(", ", nodes.Select(n => $"{n.Name}: {n.Profile.Version}"))),
        new("who lists whom", string.Join("; ", nodes.Select(n => $"{n.Name}: {n.Peers.Length} of {nodes.Length}"))),
        new("checks every", DurationWords.Of(TimeSpan.FromMilliseconds(nodes[0].CheckIntervalMilliseconds))),
        new("diffs before sync", string.Join(", ", nodes.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Name}: {n.DiffsBeforeSync}")))),
        new("saves what it pulls", nodes[0].SavesToDisk ? "yes" : "no"),
        new("monitor", nodes[0].Monitors ? "on" : "off"),
        new("faults", faults.IsEmpty ? "none" : string.Join(", ", faults.Select(KindNames.Of))),
        new("work", workloads.IsEmpty ? "none" : string.Join(", ", workloads.Select(KindNames.Of))),
        new("not healed at the end", outside.IsEmpty ? "nothing" : string.Join(", ", outside)),
    ];
}
