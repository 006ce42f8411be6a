namespace Sim.Scenarios.Conformance;

/// <summary>
/// What a recording's timeline leads to when nothing but the timing differs: the phase of the second and of the checks, latencies, and how
/// late steps begin. A simulation tells it, and only of a recording that it can explain: where no seed gives exactly what was recorded, nothing
/// but the recording itself is right.
/// </summary>
internal sealed class RecordingVariants
{
    private const int CalmSeeds = 100;
    private const int SlowSeeds = 150;

    private readonly List<Outcome> _others;

    private RecordingVariants(Outcome recorded, IReadOnlyList<TimeSpan> phases, List<Outcome> others)
    {
        Recorded = recorded;
        Phases = phases;
        _others = others;
    }

    /// <summary>What was recorded.</summary>
    public Outcome Recorded { get; }

    /// <summary>
    /// How old the wall clock's second can have been when the recording began, which decides what epochs are equal; those first that are
    /// farthest from any at which the simulation does something else.
    /// </summary>
    public IReadOnlyList<TimeSpan> Phases { get; }

    /// <summary>Plays a recording in simulation, with many seeds.</summary>
    /// <exception cref="RecordingException">The recording's nodes cannot be set up together.</exception>
    public static async Task<RecordingVariants> Find(Recording recording)
    {
        var agreeing = new List<TimeSpan>();
        var differing = new List<TimeSpan>();
        var others = new List<Outcome>();
        for (ulong seed = 1; seed <= CalmSeeds; seed++)
        {
            PlayedRecording played = await RecordingPlayer.Play(recording, seed);
            bool agrees = Comparison.Compare(recording, played).First is null;
            (agrees ? agreeing : differing).Add(RecordingPlayer.PhaseOf(seed));
            others.Add(Outcome.Of(played));
        }

        var recorded = Outcome.Of(recording);
        if (agreeing.Count == 0)
        {
            return new RecordingVariants(recorded, [], []);
        }

        for (ulong seed = CalmSeeds + 1; seed <= CalmSeeds + SlowSeeds; seed++)
        {
            PlayedRecording played = await RecordingPlayer.Play(recording, seed, new SlowMachine(seed));
            if (played.Refusal is null)
            {
                others.Add(Outcome.Of(played));
            }
        }

        return new RecordingVariants(
            recorded,
            [.. agreeing.OrderByDescending(age => differing.Select(other => Distance(age, other)).DefaultIfEmpty(TimeSpan.Zero).Min())],
            others);
    }

    /// <summary>Every place at which something was recorded or may be found.</summary>
    public IEnumerable<string> Places => _others.Prepend(Recorded).SelectMany(outcome => outcome.Parts.Keys).Distinct();

    /// <summary>What may be found at a place: first what was recorded there, then what other timing leads to, the more frequent first.</summary>
    public IEnumerable<IReadOnlyList<string>> At(string place)
    {
        IReadOnlyList<string> recorded = Recorded.At(place);
        return _others.Select(outcome => outcome.At(place))
            .GroupBy(lines => string.Join('\n', lines), StringComparer.Ordinal)
            .OrderByDescending(same => same.Count())
            .Select(same => same.First())
            .Where(lines => !lines.SequenceEqual(recorded))
            .Prepend(recorded);
    }

    /// <summary>The second is a circle.</summary>
    private static TimeSpan Distance(TimeSpan a, TimeSpan b)
    {
        TimeSpan apart = (a - b).Duration();
        TimeSpan around = TimeSpan.FromSeconds(1) - apart;
        return apart < around ? apart : around;
    }
}
