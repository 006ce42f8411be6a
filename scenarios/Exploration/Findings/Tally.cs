using Sim.Scenarios.Exploration.Coverage;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Runs;

namespace Sim.Scenarios.Exploration.Findings;

/// <summary>What the runs so far came to. The order in which runs are added makes no difference.</summary>
internal sealed class Tally
{
    private const int KeptDefects = 5;

    private readonly Dictionary<ViolationKey, Finding> _findings = [];
    private readonly Dictionary<ViolationKey, TimeSpan> _foundAfter = [];
    private readonly SortedDictionary<ulong, string> _defects = [];

    /// <summary>How many runs were added.</summary>
    public int Runs { get; private set; }

    /// <summary>How many of them broke a law.</summary>
    public int Broken { get; private set; }

    /// <summary>Their virtual time.</summary>
    public TimeSpan VirtualTime { get; private set; }

    /// <summary>The marks that the runs reached.</summary>
    public MarkCounter Marks { get; } = new();

    /// <summary>How many runs showed a defect of this program.</summary>
    public int DefectCount { get; private set; }

    /// <summary>Where this program failed, by seed: the first few.</summary>
    public IReadOnlyDictionary<ulong, string> Defects => _defects;

    /// <summary>How many findings there are so far.</summary>
    public int Count => _findings.Count;

    /// <summary>The findings: law by law, module by module, the most frequent first.</summary>
    public IReadOnlyList<Finding> Findings()
    {
        List<string> laws = [.. AllLaws.ForOneRun().Select(law => law.Name)];
        return
        [
            .. _findings.Values
                .OrderBy(f => laws.IndexOf(f.Key.Law))
                .ThenBy(f => f.Key.Module)
                .ThenByDescending(f => f.Runs)
                .ThenBy(f => f.Key.Cause, StringComparer.Ordinal),
        ];
    }

    /// <summary>How long the exploration had gone on, by the machine's clock, when that was found for the first time.</summary>
    public TimeSpan FoundAfter(ViolationKey key) => _foundAfter[key];

    /// <summary>Adds a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="outcome">What it came to.</param>
    /// <param name="elapsed">How long the exploration has gone on, by the machine's clock.</param>
    public void Add(Run run, RunOutcome outcome, TimeSpan elapsed)
    {
        Runs++;
        Broken += outcome.Violations.Count > 0 ? 1 : 0;
        VirtualTime += outcome.VirtualTime;
        Marks.Add(outcome.Marks);
        if (outcome.Defect is { } defect)
        {
            DefectCount++;
            _defects[run.Seed] = defect;
            if (_defects.Count > KeptDefects)
            {
                _defects.Remove(_defects.Keys.Last());
            }
        }

        foreach (Violation violation in outcome.Violations)
        {
            var finding = new Finding(violation.Key, 1, run.Seed, [new SizedRun(run.Seed, violation.Act)]);
            _foundAfter.TryAdd(violation.Key, elapsed);
            _findings[violation.Key] = _findings.TryGetValue(violation.Key, out Finding? known) ? known.With(finding) : finding;
        }
    }
}
