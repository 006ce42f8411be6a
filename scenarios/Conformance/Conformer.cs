namespace Sim.Scenarios.Conformance;

/// <summary>Whether a recording agrees with the simulation, and with which seed.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Seed">The first seed that agrees; otherwise the seed that came nearest.</param>
/// <param name="SeedsTried">How many seeds were played.</param>
/// <param name="Difference">The first difference of the nearest seed; null when one agrees.</param>
public sealed record Conformity(Recording Recording, ulong Seed, int SeedsTried, Difference? Difference)
{
    /// <summary>True when a seed gives exactly what was recorded.</summary>
    public bool Agrees => Difference is null;
}

/// <summary>
/// Looks for a seed with which the simulation does what real nodes did. Real runs differ in the phase of their checks, so a recording agrees
/// when one of the first seeds gives exactly its sequences.
/// </summary>
public static class Conformer
{
    /// <summary>How many seeds are tried unless somebody says otherwise.</summary>
    public const int DefaultSeedCount = 200;

    /// <summary>Plays a recording with seed 1, 2, … until one agrees.</summary>
    public static async Task<Conformity> Judge(Recording recording, int seedCount = DefaultSeedCount)
    {
        Conformity? nearest = null;
        int mostAgreed = -1;
        for (int seed = 1; seed <= seedCount; seed++)
        {
            (Difference? difference, int agreed) = Comparison.Compare(recording, await RecordingPlayer.Play(recording, (ulong)seed));
            if (difference is null)
            {
                return new Conformity(recording, (ulong)seed, seed, null);
            }

            if (agreed > mostAgreed)
            {
                mostAgreed = agreed;
                nearest = new Conformity(recording, (ulong)seed, seedCount, difference);
            }
        }

        return nearest ?? throw new ArgumentOutOfRangeException(nameof(seedCount), seedCount, "at least one seed is needed");
    }
}
