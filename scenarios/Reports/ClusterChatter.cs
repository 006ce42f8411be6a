using System.Text.RegularExpressions;
using Sim.Scenarios.Gherkin;

namespace Sim.Scenarios.Reports;

/// <summary>
/// Gathers the lines that a cluster logs in the ordinary course of things: which peers a node watches and cannot reach, which checksums it
/// sees, and the stations of taking a module over from a peer.
/// </summary>
internal sealed partial class ClusterChatter
{
    private readonly Dictionary<string, PeersWatched> _watched = [];
    private readonly Dictionary<string, PeersUnreachable> _unreachable = [];
    private readonly Dictionary<string, ChecksumsSeen> _seen = [];
    private readonly Dictionary<string, VersionsNeverTaken> _neverTaken = [];
    private readonly Dictionary<string, ModuleTaken> _wanted = [];
    private readonly Dictionary<string, ModuleTaken> _taken = [];

    /// <summary>Whether the last line given was chatter.</summary>
    public bool TookLast { get; private set; }

    /// <summary>Takes a line if it is chatter; returns the digest that begins with it, if one does.</summary>
    public ChatterDigest? Take(NodeLine line)
    {
        TookLast = true;
        string text = line.Line.Text;
        if (NewPeer().Match(text) is { Success: true } peer)
        {
            return Begun(_watched, line.Node, watched => watched.Add(peer.Groups[1].Value));
        }

        if (NoConnection().Match(text) is { Success: true } failure)
        {
            string peerName = failure.Groups["peer"].Value;
            string error = failure.Groups["error"].Value.Replace($" on '{failure.Groups["host"].Value}'", "", StringComparison.Ordinal);
            return Begun(_unreachable, $"{line.Node} {error}", failures => failures.Add(peerName, error));
        }

        if (NewChecksum().Match(text) is { Success: true } seen)
        {
            foreach (PeersUnreachable failures in _unreachable.Where(f => f.Key.StartsWith($"{line.Node} ", StringComparison.Ordinal)).Select(f => f.Value))
            {
                failures.Answered(seen.Groups[2].Value);
            }

            return Begun(_seen, line.Node, all => all.Add(seen.Groups[1].Value, seen.Groups[2].Value));
        }

        if (EqualChecksum().Match(text) is { Success: true } equal)
        {
            return Begun(_seen, line.Node, all => all.AddEqual(equal.Groups[1].Value, equal.Groups[2].Value));
        }

        if (Difference().Match(text) is { Success: true } difference)
        {
            LeaveOutOfSeen(line, difference);
            return Begun(_wanted, KeyOf(line, difference), wanted => wanted.Want(difference));
        }

        if (NoSync().Match(text) is { Success: true } warning)
        {
            return Begun(_neverTaken, $"{line.Node} {warning.Groups["peer"].Value}", never => never.Add(warning));
        }

        if (Candidate().Match(text) is { Success: true } candidate)
        {
            return TakeOver(line, candidate);
        }

        if (Station().Match(text) is { Success: true } station)
        {
            return Begun(_taken, line.Node, taken => taken.Reach(station));
        }

        TookLast = FromFile().IsMatch(text);
        return null;
    }

    private static string KeyOf(NodeLine line, Match module) => $"{line.Node} {module.Groups["module"].Value} {module.Groups["peer"].Value}";

    private void LeaveOutOfSeen(NodeLine line, Match module) =>
        _seen.GetValueOrDefault(line.Node)?.LeaveOut(module.Groups["module"].Value, module.Groups["peer"].Value);

    private ModuleTaken? TakeOver(NodeLine line, Match candidate)
    {
        // The decision to take it stands some lines before, or in an earlier step.
        LeaveOutOfSeen(line, candidate);
        bool wasWanted = _wanted.Remove(KeyOf(line, candidate), out ModuleTaken? module);
        module ??= new ModuleTaken();
        module.Begin(candidate);
        _taken[line.Node] = module;
        return wasWanted ? null : module;
    }

    private static T? Begun<T>(Dictionary<string, T> digests, string key, Action<T> add)
        where T : ChatterDigest, new()
    {
        bool begins = !digests.TryGetValue(key, out T? digest);
        add(digest ??= digests[key] = new T());
        return begins ? digest : null;
    }

    [GeneratedRegex(@"\[INFO\] Cluster: starting thread for peer (\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex NewPeer();

    [GeneratedRegex(@"\[INFO\] Cluster: Adding .* from config file", RegexOptions.CultureInvariant)]
    private static partial Regex FromFile();

    [GeneratedRegex(
        @"\[WARNING\] Cluster: unable to connect to peer (?<peer>(?<host>\S+):\d+) \. Error: (?<error>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex NoConnection();

    [GeneratedRegex(@"\[INFO\] Cluster: detected a new checksum for (\w+) from peer ([^,]+),", RegexOptions.CultureInvariant)]
    private static partial Regex NewChecksum();

    [GeneratedRegex(@"\[INFO\] Cluster: checksum for (\w+) from peer (\S+) matches with local checksum", RegexOptions.CultureInvariant)]
    private static partial Regex EqualChecksum();

    [GeneratedRegex(
        @"\[INFO\] Cluster: detected a peer (?<peer>\S+) with (?<module>\w+) (?<state>version \d+, epoch \d+), diff_check (?<checks>\d+)\. Own (?<own>version: \d+, epoch: \d+)\. Proceeding with remote sync",
        RegexOptions.CultureInvariant)]
    private static partial Regex Difference();

    [GeneratedRegex(
        @"\[WARNING\] Cluster: detected a peer (?<peer>\S+) with (?<module>\w+) version \d+, epoch \d+, diff_check (?<checks>\d+)\. .* but version 1 doesn't allow sync",
        RegexOptions.CultureInvariant)]
    private static partial Regex NoSync();

    [GeneratedRegex(@"\[INFO\] Cluster: detected peer (?<peer>\S+) with (?<module>\w+) (?<state>version \d+, epoch \d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Candidate();

    [GeneratedRegex(
        @"\[INFO\] Cluster: (?:Fetching (?<what>.+) from peer (?<peer>\S+) (?<fetch>started|completed|before|successful)(?:.*(?<checksum>0x[0-9A-F]+))?|(?<write>Writing) |(?<load>Loading to runtime) |(?<save>Saving to disk) )",
        RegexOptions.CultureInvariant)]
    private static partial Regex Station();
}
