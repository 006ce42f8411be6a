using Sim.Engine.Events;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Exploration.Coverage;

/// <summary>Which marks runs have reached, and how often.</summary>
internal sealed class MarkCounter : IBranchSink
{
    private readonly long[] _counts = new long[Marks.All.Length];

    /// <summary>The marks that were reached, and how often.</summary>
    public IEnumerable<KeyValuePair<string, long>> Reached =>
        _counts.Select((count, number) => KeyValuePair.Create(Marks.All[number], count)).Where(mark => mark.Value > 0);

    /// <summary>The marks that were not reached and for which nothing explains it.</summary>
    public IReadOnlyList<string> Unreached => [.. Marks.All.Where((mark, number) => _counts[number] == 0 && !Unreachable.Why.ContainsKey(mark))];

    /// <summary>Takes an event of a run.</summary>
    public void Hear(TraceEntry entry) => _counts[Marks.NumberOf(entry.Event)]++;

    /// <inheritdoc/>
    public void Take<TBranch>(TBranch branch)
        where TBranch : struct, Enum => _counts[Marks.NumberOf(branch)]++;

    /// <summary>Adds what another counter has.</summary>
    public void Add(MarkCounter other)
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
    }
}
