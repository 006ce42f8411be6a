using System.Collections;
using System.Text;
using Sim.Engine.Events;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Simulation;

/// <summary>A node's log as a view of its events: lines are only made when somebody reads them.</summary>
internal sealed class NodeLog(SimMachine machine, IReadOnlyList<RecordedEvent> events) : IReadOnlyList<LogLine>
{
    private readonly List<LogLine> _lines = [];
    private readonly StringBuilder _text = new();
    private int _printed;

    public int Count
    {
        get
        {
            Print();
            return _lines.Count;
        }
    }

    public LogLine this[int index]
    {
        get
        {
            Print();
            return _lines[index];
        }
    }

    public IEnumerator<LogLine> GetEnumerator()
    {
        Print();
        return _lines.GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Print()
    {
        for (; _printed < events.Count; _printed++)
        {
            RecordedEvent recorded = events[_printed];
            _text.Clear();
            recorded.Event.WriteLog(new LogWriter(machine.Profile, _text, recorded.LocalTime));
            if (_text.Length == 0)
            {
                continue;
            }

            foreach (string line in _text.ToString().TrimEnd('\n').Split('\n'))
            {
                _lines.Add(new LogLine(recorded.At, line));
            }
        }
    }
}
