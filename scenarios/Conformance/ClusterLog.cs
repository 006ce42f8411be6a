using System.Text.RegularExpressions;

namespace Sim.Scenarios.Conformance;

/// <summary>
/// The cluster lines of a node's log, in a form in which a real run and a simulated one can be compared: without times, with epochs as
/// relations, and sorted by the peer that a line speaks of, because the order of two peers' lines within one round varies from run to run.
/// </summary>
public sealed partial class ClusterLog
{
    /// <summary>Lines that name no peer: they belong to the pull that was going on.</summary>
    private const string NoPeer = "(no peer)";

    private readonly SortedDictionary<string, List<string>> _linesByPeer;

    private ClusterLog(SortedDictionary<string, List<string>> linesByPeer) => _linesByPeer = linesByPeer;

    /// <summary>The peers that lines speak of, in order.</summary>
    public IEnumerable<string> Peers => _linesByPeer.Keys;

    /// <summary>The comparable lines about one peer, in the order in which they were logged.</summary>
    public IReadOnlyList<string> Of(string peer) => _linesByPeer.TryGetValue(peer, out List<string>? lines) ? lines : [];

    /// <summary>Picks the cluster lines out of a log.</summary>
    public static ClusterLog From(IEnumerable<string> log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var linesByPeer = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        string pulledFrom = NoPeer;
        foreach (string line in log)
        {
            Match match = ClusterLine().Match(line);
            if (!match.Success)
            {
                continue;
            }

            string message = match.Groups["message"].Value.TrimEnd();
            string? named = PeerName().Match(message) is { Success: true } found ? found.Groups["peer"].Value : null;
            pulledFrom = message.Contains("Fetching", StringComparison.Ordinal) && named is not null ? named : pulledFrom;
            Add(linesByPeer, named ?? (message.Contains("Writing", StringComparison.Ordinal) ? pulledFrom : NoPeer), match, message);
        }

        return new ClusterLog(linesByPeer);
    }

    private static void Add(SortedDictionary<string, List<string>> linesByPeer, string peer, Match match, string message)
    {
        if (!linesByPeer.TryGetValue(peer, out List<string>? lines))
        {
            linesByPeer.Add(peer, lines = []);
        }

        string comparable = match.Groups["place"].Value + match.Groups["level"].Value + " " + WithoutEpochs(message);

        // How often a connection is tried before the peer is up depends on the start-up gap alone.
        bool repeatedRefusal = comparable.Contains("unable to connect", StringComparison.Ordinal) && lines.Count > 0 && lines[^1] == comparable;
        if (!repeatedRefusal)
        {
            lines.Add(comparable);
        }
    }

    /// <summary>Replaces the two epochs of a decision by their relation, and any other epoch by a word.</summary>
    private static string WithoutEpochs(string message)
    {
        MatchCollection epochs = Epoch().Matches(message);
        if (epochs.Count == 0)
        {
            return message;
        }

        string relation = "…";
        if (epochs.Count == 2)
        {
            long first = long.Parse(epochs[0].Groups["epoch"].Value, System.Globalization.CultureInfo.InvariantCulture);
            long second = long.Parse(epochs[1].Groups["epoch"].Value, System.Globalization.CultureInfo.InvariantCulture);
            relation = Math.Sign(first.CompareTo(second)) switch { > 0 => "newer than the second", < 0 => "older than the second", _ => "equal to the second" };
        }

        int count = 0;
        return Epoch().Replace(message, match => match.Groups["word"].Value + (count++ == 0 ? relation : "…"));
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?<place>ProxySQL_Cluster\.cpp:\d+:\w+\(\): )?\[(?<level>INFO|WARNING|ERROR)\] (?<message>(?:Cluster: |Created new Cluster Node Entry|Destroyed Cluster Node Entry).*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ClusterLine();

    [GeneratedRegex(@"(?:peer|host|Servers) (?<peer>[^\s,:]+:\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex PeerName();

    [GeneratedRegex(@"(?<word>epoch:? )(?<epoch>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Epoch();
}
