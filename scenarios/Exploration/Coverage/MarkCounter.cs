using Sim.Engine.Cluster;
using Sim.Engine.Seams;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Exploration.Coverage;

/// <summary>Which marks runs have reached, and how often.</summary>
internal sealed class MarkCounter : IBranchSink
{
    private static readonly SyncBranch[] _all = Enum.GetValues<SyncBranch>();

    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _proceeding = [];
    private readonly long[] _branches = new long[_all.Length];

    /// <summary>The marks that were reached, and how often.</summary>
    public IReadOnlyDictionary<string, long> Counts
    {
        get
        {
            var counts = new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);
            foreach (SyncBranch branch in _all.Where(branch => _branches[(int)branch] > 0))
            {
                counts.Add(Marks.Of(branch), _branches[(int)branch]);
            }

            return counts;
        }
    }

    /// <summary>Takes an event of a run.</summary>
    public void Hear(TraceEntry entry)
    {
        Count(Marks.Of(entry.Event), 1);
        if (_proceeding.Remove(entry.Node) && entry.Event is not (SourceChosen or SyncSkipped))
        {
            Count(Marks.NoRipeSource, 1);
        }

        if (entry.Event is SyncProceeding)
        {
            _proceeding.Add(entry.Node);
        }
    }

    /// <inheritdoc/>
    public void Take(SyncBranch branch) => _branches[(int)branch]++;

    /// <summary>Adds what another counter has.</summary>
    public void Add(MarkCounter other)
    {
        foreach ((string mark, long count) in other._counts)
        {
            Count(mark, count);
        }

        for (int i = 0; i < _branches.Length; i++)
        {
            _branches[i] += other._branches[i];
        }
    }

    /// <summary>The marks that were not reached and for which nothing explains it.</summary>
    public IReadOnlyList<string> Unreached()
    {
        IReadOnlyDictionary<string, long> counts = Counts;
        return [.. Marks.All.Where(mark => !counts.ContainsKey(mark) && !Unreachable.Why.ContainsKey(mark))];
    }

    private void Count(string mark, long count) => _counts[mark] = _counts.GetValueOrDefault(mark) + count;
}
