using System.Text.RegularExpressions;

namespace Sim.Scenarios.Conformance;

/// <summary>
/// Checksums of what holds addresses depend on the addresses. Where a recording is played at other addresses than its own, what is compared is
/// who has the same checksum as whom: a recorded checksum stands for the one that is found in its place first, and for no other from then on.
/// </summary>
internal sealed partial class ChecksumTranslation
{
    private const string Nothing = "0x0000000000000000";

    private readonly Dictionary<string, string> _playedByRecorded = new() { [Nothing] = Nothing };
    private readonly HashSet<string> _known = [Nothing];

    /// <summary>Lines of a recording with the checksums of the play, as far as they can stand for one another.</summary>
    public IReadOnlyList<string> Translate(IReadOnlyList<string> recorded, IReadOnlyList<string> played) =>
        [.. recorded.Select((line, i) => i < played.Count ? Translate(line, played[i]) : line)];

    /// <summary>Whether lines of a recording are those of the play; what is learnt from lines that are not is forgotten.</summary>
    public bool Agrees(IReadOnlyList<string> recorded, IReadOnlyList<string> played)
    {
        (string Recorded, string Played)[] before = [.. _playedByRecorded.Select(pair => (pair.Key, pair.Value))];
        if (recorded.Count == played.Count && Translate(recorded, played).SequenceEqual(played))
        {
            return true;
        }

        _playedByRecorded.Clear();
        _known.Clear();
        foreach ((string checksum, string itsPlay) in before)
        {
            _playedByRecorded.Add(checksum, itsPlay);
            _known.Add(itsPlay);
        }

        return false;
    }

    private string Translate(string recorded, string played)
    {
        MatchCollection found = Checksum().Matches(played);
        int next = 0;
        return Checksum().Replace(recorded, match =>
        {
            string? inItsPlace = next < found.Count ? found[next++].Value : null;
            if (!_playedByRecorded.TryGetValue(match.Value, out string? known) && inItsPlace is not null && _known.Add(inItsPlace))
            {
                _playedByRecorded.Add(match.Value, known = inItsPlace);
            }

            return known ?? match.Value;
        });
    }

    [GeneratedRegex("0x[0-9A-F]{16}")]
    private static partial Regex Checksum();
}
