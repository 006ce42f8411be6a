using Sim.Scenarios.Exploration.Acts;

namespace Sim.Scenarios.Exploration.Runs;

/// <summary>How a run's acts leave the world: which faults are in force. A function of the acts alone.</summary>
internal sealed class RunState
{
    private const string SetVariable = "SET admin-";

    /// <summary>The longest latency, one way, that a connection between two nodes may have without being a fault.</summary>
    public static readonly TimeSpan MostLatency = TimeSpan.FromMilliseconds(250);

    private readonly HashSet<(string From, string To)> _cut = [];
    private readonly HashSet<(string A, string B)> _slowed = [];
    private readonly HashSet<(string A, string B)> _lossy = [];
    private readonly HashSet<(string A, string B)> _disturbed = [];
    private readonly SortedDictionary<string, bool> _running = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> _changedVariables = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _paused = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _wasPaused = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _fullDisks = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, BackendChange> _backends = new(StringComparer.Ordinal);

    /// <summary>Directions that swallow packets.</summary>
    public IEnumerable<(string From, string To)> CutLinks => _cut.Order();

    /// <summary>Pairs whose packets take long.</summary>
    public IEnumerable<(string A, string B)> SlowLinks => _slowed.Order();

    /// <summary>Pairs that lose packets.</summary>
    public IEnumerable<(string A, string B)> LossyLinks => _lossy.Order();

    /// <summary>Nodes that were started once and do not run.</summary>
    public IEnumerable<string> Dead => _running.Where(r => !r.Value).Select(r => r.Key);

    /// <summary>Nodes whose process is stopped for a while.</summary>
    public IEnumerable<string> Paused => _paused;

    /// <summary>Nodes whose disk has no room.</summary>
    public IEnumerable<string> FullDisks => _fullDisks;

    /// <summary>Nodes whose admin variables were changed from what their file says, and which ones.</summary>
    public IEnumerable<KeyValuePair<string, SortedSet<string>>> ChangedVariables => _changedVariables;

    /// <summary>The MySQL servers that were named, and their state.</summary>
    public IEnumerable<KeyValuePair<string, BackendChange>> Backends => _backends;

    /// <summary>
    /// Whether two ends that can talk to each other once could not, or not well: an answer that got lost then may still be waited for.
    /// </summary>
    public bool HasHealedLinks => _disturbed.Any(pair => AreConnected(pair.A, pair.B)) || _wasPaused.Any(node => !_paused.Contains(node));

    /// <summary>The state after these acts.</summary>
    public static RunState After(IEnumerable<Act> acts)
    {
        var state = new RunState();
        foreach (Act act in acts)
        {
            state.Take(act);
        }

        return state;
    }

    /// <summary>Whether two nodes can talk to each other as fast as the bound expects.</summary>
    public bool AreConnected(string a, string b) =>
        !_cut.Contains((a, b)) && !_cut.Contains((b, a)) && !_slowed.Contains(Pair(a, b)) && !_lossy.Contains(Pair(a, b))
        && !_changedVariables.ContainsKey(a) && !_changedVariables.ContainsKey(b) && !_paused.Contains(a) && !_paused.Contains(b);

    /// <summary>Takes one more act.</summary>
    public void Take(Act act)
    {
        switch (act)
        {
            case StartNode start:
                _running[start.Node] = true;
                break;
            case StartAll start:
                foreach (string node in start.All)
                {
                    _running[node] = true;
                }

                break;
            case StopNode stop:
                _running[stop.Node] = false;
                break;
            case KillNode kill:
                _running[kill.Node] = false;
                _paused.Remove(kill.Node);
                break;
            case PauseNode pause:
                _paused.Add(pause.Node);
                _wasPaused.Add(pause.Node);
                break;
            case GoOn goOn:
                _paused.Remove(goOn.Node);
                break;
            case SetDisk disk:
                _ = disk.IsFull ? _fullDisks.Add(disk.Node) : _fullDisks.Remove(disk.Node);
                break;
            case LoseDatabase lost:
                // The file is read again.
                _changedVariables.Remove(lost.Node);
                break;
            case RunStatements run:
                foreach (string set in run.Statements.Where(s => run.IsFault && s.StartsWith(SetVariable, StringComparison.Ordinal)))
                {
                    _changedVariables.TryAdd(run.Node, new SortedSet<string>(StringComparer.Ordinal));
                    _changedVariables[run.Node].Add(set["SET ".Length..set.IndexOf('=', StringComparison.Ordinal)]);
                }

                break;
            case RestoreVariables restore:
                _changedVariables.Remove(restore.Node);
                break;
            case SetBackend backend:
                _backends[backend.Address] = backend.Change;
                break;
            default:
                TakeNetwork(act);
                break;
        }
    }

    private static (string A, string B) Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);

    private void TakeNetwork(Act act)
    {
        switch (act)
        {
            case Disconnect d:
                Change(_cut, true, (d.A, d.B), (d.B, d.A));
                break;
            case Isolate i:
                foreach (string other in i.Others)
                {
                    Change(_cut, true, (i.Node, other), (other, i.Node));
                }

                break;
            case Reconnect r:
                Change(_cut, false, (r.A, r.B), (r.B, r.A));
                break;
            case Cut c:
                Change(_cut, true, (c.From, c.To));
                break;
            case Heal h:
                Change(_cut, false, (h.From, h.To));
                break;
            case SetLatency l:
                Change(_slowed, l.Latency > MostLatency, Pair(l.A, l.B));
                break;
            case SetLoss l:
                Change(_lossy, l.Percent > 0, Pair(l.A, l.B));
                break;
            default:
                break;
        }
    }

    private void Change(HashSet<(string, string)> set, bool isWrong, params ReadOnlySpan<(string, string)> links)
    {
        foreach ((string From, string To) link in links)
        {
            if (isWrong)
            {
                _disturbed.Add(Pair(link.From, link.To));
            }

            _ = isWrong ? set.Add(link) : set.Remove(link);
        }
    }
}
