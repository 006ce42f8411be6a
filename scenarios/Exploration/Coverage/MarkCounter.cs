using Sim.Engine.Cluster;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Exploration.Coverage;

/// <summary>Which marks runs have reached, and how often.</summary>
internal sealed class MarkCounter
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _proceeding = [];

    /// <summary>The marks that were reached, and how often.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

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

    /// <summary>Adds what another counter has.</summary>
    public void Add(MarkCounter other)
    {
        foreach ((string mark, long count) in other._counts)
        {
            Count(mark, count);
        }
    }

    /// <summary>The marks that were not reached and for which nothing explains it.</summary>
    public IReadOnlyList<string> Unreached() => [.. Marks.All.Where(mark => !_counts.ContainsKey(mark) && !Unreachable.Why.ContainsKey(mark))];

    private void Count(string mark, long count) => _counts[mark] = _counts.GetValueOrDefault(mark) + count;
}
