namespace Sim.Scenarios.Conformance;

/// <summary>
/// Compares a recording with a play on real processes, whose timing is their own: at every place there must be what was recorded there, or
/// what the same timeline leads to in a simulation with other timing.
/// </summary>
internal static class ProcessComparison
{
    /// <summary>The first difference, or null when they agree, and how many places agree: the nearer, the more.</summary>
    /// <param name="recording">What real nodes did.</param>
    /// <param name="variants">What they could have done with other timing.</param>
    /// <param name="played">What came of the same.</param>
    /// <param name="checksums">For a play at other addresses than the recording's; null: every checksum is the recorded one.</param>
    public static (Difference? First, int Agreed) Compare(
        Recording recording, RecordingVariants variants, PlayedRecording played, ChecksumTranslation? checksums = null)
    {
        if (Comparison.RefusalOf(recording, played) is { } refusal)
        {
            return (refusal, 0);
        }

        var outcome = Outcome.Of(played);
        Difference? first = null;
        int agreed = 0;

        // Who has the same checksum as whom is clearest in the final tables: timing hardly changes them.
        foreach (string place in outcome.Parts.Keys.Union(variants.Places).OrderBy(Rank).ThenBy(place => place, StringComparer.Ordinal))
        {
            IReadOnlyList<string> found = outcome.At(place);
            if (variants.At(place).Any(possible => checksums?.Agrees(possible, found) ?? possible.SequenceEqual(found)))
            {
                agreed++;
                continue;
            }

            first ??= FirstDifference(place, checksums?.Translate(variants.Recorded.At(place), found) ?? variants.Recorded.At(place), found);
        }

        return (first, agreed);
    }

    private static int Rank(string place) =>
        place.StartsWith("nodes", StringComparison.Ordinal) ? 0 : place.StartsWith("table", StringComparison.Ordinal) ? 1 : 2;

    private static Difference FirstDifference(string place, IReadOnlyList<string> recorded, IReadOnlyList<string> played)
    {
        int common = recorded.Zip(played).TakeWhile(pair => pair.First == pair.Second).Count();
        return new Difference(place, recorded.ElementAtOrDefault(common), played.ElementAtOrDefault(common));
    }
}
