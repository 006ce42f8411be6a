namespace Sim.Scenarios.Simulation;

/// <summary>Something that happens at a moment of virtual time.</summary>
internal abstract class Occurrence
{
    /// <summary>Runs when the loop reaches its moment.</summary>
    public abstract void Happen();

    /// <summary>An occurrence that is an action.</summary>
    public static Occurrence Of(Action action) => new ActionOccurrence(action);

    private sealed class ActionOccurrence(Action action) : Occurrence
    {
        public override void Happen() => action();
    }
}

/// <summary>
/// Virtual time: a queue of occurrences by moment, and by the order in which they were scheduled where moments are equal. Nothing else makes
/// time pass, so an hour costs what its occurrences cost. A heap of plain values, four children to a parent for fewer steps through memory:
/// scheduling allocates nothing once it has grown.
/// </summary>
internal sealed class EventLoop
{
    private const int Children = 4;

    private Entry[] _heap = new Entry[256];
    private int _count;
    private long _scheduled;

    /// <summary>Microseconds since the world began.</summary>
    public long NowMicroseconds { get; private set; }

    /// <summary>How many occurrences have happened.</summary>
    public long Happened { get; private set; }

    /// <summary>When the next occurrence is due, or <see cref="long.MaxValue"/> if there is none.</summary>
    public long NextMicroseconds => _count == 0 ? long.MaxValue : _heap[0].Moment;

    /// <summary>Schedules an occurrence; a moment that has passed means now, after what is already scheduled for now.</summary>
    public void Schedule(long momentMicroseconds, Occurrence occurrence)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, _heap.Length * 2);
        }

        var entry = new Entry(Math.Max(momentMicroseconds, NowMicroseconds), _scheduled++, occurrence);
        int hole = _count++;
        while (hole > 0)
        {
            int parent = (hole - 1) / Children;
            if (!entry.Before(in _heap[parent]))
            {
                break;
            }

            _heap[hole] = _heap[parent];
            hole = parent;
        }

        _heap[hole] = entry;
    }

    /// <summary>Schedules an action.</summary>
    public void Schedule(long momentMicroseconds, Action action) => Schedule(momentMicroseconds, Occurrence.Of(action));

    /// <summary>Lets the next occurrence happen if it is due by <paramref name="untilMicroseconds"/>; otherwise time stands at that moment.</summary>
    public bool Step(long untilMicroseconds)
    {
        if (_count == 0 || _heap[0].Moment > untilMicroseconds)
        {
            NowMicroseconds = Math.Max(NowMicroseconds, untilMicroseconds);
            return false;
        }

        Entry next = _heap[0];
        RemoveFirst();
        NowMicroseconds = next.Moment;
        Happened++;
        next.What.Happen();
        return true;
    }

    private void RemoveFirst()
    {
        Entry last = _heap[--_count];
        _heap[_count] = default;
        if (_count == 0)
        {
            return;
        }

        int hole = 0;
        while (true)
        {
            int child = FirstOfChildren(hole);
            if (child < 0 || !_heap[child].Before(in last))
            {
                break;
            }

            _heap[hole] = _heap[child];
            hole = child;
        }

        _heap[hole] = last;
    }

    /// <summary>The child that is due first, or -1 if there is none.</summary>
    private int FirstOfChildren(int parent)
    {
        int first = (parent * Children) + 1;
        if (first >= _count)
        {
            return -1;
        }

        int end = Math.Min(first + Children, _count);
        for (int child = first + 1; child < end; child++)
        {
            if (_heap[child].Before(in _heap[first]))
            {
                first = child;
            }
        }

        return first;
    }

    private readonly record struct Entry(long Moment, long Order, Occurrence What)
    {
        public bool Before(in Entry other) => Moment < other.Moment || (Moment == other.Moment && Order < other.Order);
    }
}
