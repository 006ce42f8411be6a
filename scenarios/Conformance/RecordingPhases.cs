namespace Sim.Scenarios.Conformance;

/// <summary>
/// How old the wall clock's second can have been when a recording began. Epochs are whole seconds, so which of them are equal depends on it; a
/// recording does not tell, but simulations do that begin at all sorts of ages.
/// </summary>
internal static class RecordingPhases
{
    private const int SeedsAsked = 60;

    /// <summary>The ages at which the simulation agrees, those first that are farthest from any at which it does not.</summary>
    public static async Task<IReadOnlyList<TimeSpan>> Find(Recording recording)
    {
        var agreeing = new List<TimeSpan>();
        var differing = new List<TimeSpan>();
        for (ulong seed = 1; seed <= SeedsAsked; seed++)
        {
            bool agrees = Comparison.Compare(recording, await RecordingPlayer.Play(recording, seed)).First is null;
            (agrees ? agreeing : differing).Add(RecordingPlayer.PhaseOf(seed));
        }

        return [.. agreeing.OrderByDescending(age => differing.Select(other => Distance(age, other)).DefaultIfEmpty(TimeSpan.Zero).Min())];
    }

    /// <summary>The second is a circle.</summary>
    private static TimeSpan Distance(TimeSpan a, TimeSpan b)
    {
        TimeSpan apart = (a - b).Duration();
        TimeSpan around = TimeSpan.FromSeconds(1) - apart;
        return apart < around ? apart : around;
    }
}
