namespace Sim.Engine.Monitor;

/// <summary>The result of one check.</summary>
/// <param name="StartMicroseconds">When it began, in microseconds of the node's wall clock.</param>
/// <param name="DurationMicroseconds">How long it took; 0 when it failed.</param>
/// <param name="Error">What went wrong, or null.</param>
/// <param name="ReadOnly">The read_only value, where one was read.</param>
public sealed record CheckResult(long StartMicroseconds, long DurationMicroseconds, string? Error, bool? ReadOnly = null);

/// <summary>
/// The recent results of one kind of check: what the tables of schema monitor show. Their rows are written from here on demand, so that a
/// round of checks costs no SQL.
/// </summary>
public sealed class CheckLog
{
    private readonly Dictionary<(string Hostname, int Port), List<(long Number, CheckResult Result)>> _byServer = [];
    private long _nextNumber;

    /// <summary>All results in the order in which they arrived.</summary>
    public IEnumerable<(string Hostname, int Port, CheckResult Result)> InOrder =>
        _byServer
            .SelectMany(server => server.Value.Select(r => (server.Key, r.Number, r.Result)))
            .OrderBy(r => r.Number)
            .Select(r => (r.Key.Hostname, r.Key.Port, r.Result));

    /// <summary>Adds a result; one of the same server and start time is replaced.</summary>
    public void Add(string hostname, int port, CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!_byServer.TryGetValue((hostname, port), out List<(long Number, CheckResult Result)>? results))
        {
            _byServer[(hostname, port)] = results = [];
        }

        // Kept by start time; a wall clock that was set back puts new results before old ones.
        int place = results.Count;
        while (place > 0 && results[place - 1].Result.StartMicroseconds > result.StartMicroseconds)
        {
            place--;
        }

        if (place > 0 && results[place - 1].Result.StartMicroseconds == result.StartMicroseconds)
        {
            results.RemoveAt(--place);
        }

        results.Insert(place, (_nextNumber++, result));
    }

    /// <summary>The last results of a server, newest first, at most <paramref name="count"/>.</summary>
    public IReadOnlyList<CheckResult> Last(string hostname, int port, int count)
    {
        if (!_byServer.TryGetValue((hostname, port), out List<(long Number, CheckResult Result)>? results))
        {
            return [];
        }

        var last = new List<CheckResult>(Math.Min(Math.Max(count, 0), results.Count));
        for (int i = results.Count - 1; i >= 0 && last.Count < count; i--)
        {
            last.Add(results[i].Result);
        }

        return last;
    }

    /// <summary>Drops results that began before a time, in microseconds of the wall clock.</summary>
    public void Prune(long beforeMicroseconds)
    {
        foreach (List<(long Number, CheckResult Result)> results in _byServer.Values)
        {
            int old = results.FindIndex(r => r.Result.StartMicroseconds >= beforeMicroseconds);
            results.RemoveRange(0, old < 0 ? results.Count : old);
        }
    }
}
