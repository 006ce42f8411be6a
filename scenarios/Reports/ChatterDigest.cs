using System.Text.RegularExpressions;

namespace Sim.Scenarios.Reports;

/// <summary>What several log lines of a node come to. It grows while lines are read.</summary>
internal abstract class ChatterDigest
{
    /// <summary>The few words; empty if there is nothing to tell.</summary>
    public abstract string Text { get; }

    /// <summary>How it is shown.</summary>
    public virtual Tone Tone => Tone.Quiet;
}

/// <summary>The peers for which a node started a thread.</summary>
internal sealed class PeersWatched : ChatterDigest
{
    private readonly List<string> _peers = [];

    /// <inheritdoc/>
    public override string Text => $"watches {string.Join(", ", _peers)}";

    /// <summary>One more peer.</summary>
    public void Add(string peer) => _peers.Add(peer);
}

/// <summary>The peers to which a node could not connect, all for the same reason.</summary>
internal sealed class PeersUnreachable : ChatterDigest
{
    private readonly SortedSet<string> _peers = new(StringComparer.Ordinal);
    private string _error = "";
    private int _count;

    /// <inheritdoc/>
    public override string Text =>
        _peers.Count == 0 ? "" : $"[WARNING] unable to connect to {string.Join(", ", _peers)}: {_error}{(_count > 1 ? $"  ({_count} times)" : "")}";

    /// <inheritdoc/>
    public override Tone Tone => Tone.Warning;

    /// <summary>One more attempt that failed.</summary>
    public void Add(string peer, string error)
    {
        _peers.Add(peer);
        _error = error;
        _count++;
    }

    /// <summary>The peer answers now: that it did not at first is nothing to tell.</summary>
    public void Answered(string peer) => _peers.Remove(peer);
}

/// <summary>The checksums that a node saw for the first time, and which of them were not its own.</summary>
internal sealed class ChecksumsSeen : ChatterDigest
{
    private readonly HashSet<string> _seen = [];
    private readonly List<(string Module, string Peer)> _unequal = [];

    /// <inheritdoc/>
    public override string Text
    {
        get
        {
            // That all is as it should be is nothing to tell.
            string counted = _seen.Count == 1 ? "1 new checksum" : $"{_seen.Count} new checksums";
            IEnumerable<string> unlike = _unequal.GroupBy(u => u.Peer).Select(p => $"{string.Join(", ", p.Select(u => u.Module))} of {p.Key}");
            return _unequal.Count > 0
                ? $"sees {counted}; unlike its own: {string.Join("; ", unlike)}"
                : "";
        }
    }

    /// <summary>A new checksum of a module of a peer.</summary>
    public void Add(string module, string peer)
    {
        _seen.Add($"{module} {peer}");
        if (!_unequal.Contains((module, peer)))
        {
            _unequal.Add((module, peer));
        }
    }

    /// <summary>It is the node's own.</summary>
    public void AddEqual(string module, string peer)
    {
        _seen.Add($"{module} {peer}");
        _unequal.Remove((module, peer));
    }

    /// <summary>That it is not the node's own is told by another digest.</summary>
    public void LeaveOut(string module, string peer) => _unequal.Remove((module, peer));
}

/// <summary>The modules of a peer that differ and that no check will ever take, because the peer never loaded them.</summary>
internal sealed class VersionsNeverTaken : ChatterDigest
{
    private readonly List<string> _modules = [];
    private string _peer = "";
    private string _firstCount = "";
    private string _lastCount = "";

    /// <inheritdoc/>
    public override string Text =>
        $"[WARNING] {string.Join(", ", _modules)} of {_peer}: diff_check is increasing ({_firstCount}{(_firstCount == _lastCount ? "" : $" to {_lastCount}")}), but version 1 doesn't allow sync";

    /// <inheritdoc/>
    public override Tone Tone => Tone.Warning;

    /// <summary>One more warning.</summary>
    public void Add(Match warning)
    {
        _peer = warning.Groups["peer"].Value;
        _lastCount = warning.Groups["checks"].Value;
        _firstCount = _firstCount.Length == 0 ? _lastCount : _firstCount;
        if (warning.Groups["module"].Value is { } module && !_modules.Contains(module))
        {
            _modules.Add(module);
        }
    }
}

/// <summary>A module that a node wants from a peer, and how far it got with taking it.</summary>
internal sealed class ModuleTaken : ChatterDigest
{
    private readonly List<string> _stations = [];
    private string? _what;
    private string _why = "";
    private bool _isTaken;

    /// <inheritdoc/>
    public override string Text => _isTaken
        ? $"takes {_what ?? "the module"}{_why}{(_stations.Count > 0 ? ": " : "")}{string.Join(", ", _stations)}"
        : $"wants {_what}{_why}";

    /// <inheritdoc/>
    public override Tone Tone => Tone.Plain;

    /// <summary>The peer's has differed for long enough.</summary>
    public void Want(Match difference)
    {
        if (_what is null)
        {
            Name(difference);
            _why = $" (own {difference.Groups["own"].Value.Replace(":", "", StringComparison.Ordinal)}; unlike for {difference.Groups["checks"].Value} checks)";
        }
    }

    /// <summary>The peer was chosen.</summary>
    public void Begin(Match candidate)
    {
        Name(candidate);
        _isTaken = true;
    }

    /// <summary>A station of the way from the peer to the disk.</summary>
    public void Reach(Match station)
    {
        _isTaken = true;
        if (_what is null && station.Groups["what"] is { Success: true } what)
        {
            _what = $"{what.Value} from {station.Groups["peer"].Value}";
        }

        if (StationOf(station) is { } name && !_stations.Contains(name))
        {
            _stations.Add(name);
        }
    }

    private static string? StationOf(Match station) => station switch
    {
        _ when station.Groups["fetch"].Value == "completed" => "fetched",
        _ when station.Groups["fetch"].Value == "successful" => $"checksum {station.Groups["checksum"].Value} confirmed",
        _ when station.Groups["load"].Success => "loaded to runtime",
        _ when station.Groups["save"].Success => "saved to disk",
        _ => null,
    };

    private void Name(Match match) => _what = $"{match.Groups["module"].Value} from {match.Groups["peer"].Value}, {match.Groups["state"].Value}";
}
