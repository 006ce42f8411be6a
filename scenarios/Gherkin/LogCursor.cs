using Sim.Scenarios.World;

namespace Sim.Scenarios.Gherkin;

/// <summary>Remembers how far the logs of a world have been read.</summary>
internal sealed class LogCursor(IWorld world)
{
    private readonly Dictionary<string, int> _read = [];

    /// <summary>What was logged since the last call, by time; at the same time in the order of the nodes.</summary>
    public IReadOnlyList<NodeLine> TakeNew()
    {
        var lines = new List<NodeLine>();
        foreach (string node in world.Nodes)
        {
            IReadOnlyList<LogLine> log = world.Log(node);
            for (int i = _read.GetValueOrDefault(node); i < log.Count; i++)
            {
                lines.Add(new NodeLine(node, log[i]));
            }

            _read[node] = log.Count;
        }

        return [.. lines.OrderBy(l => l.Line.At)];
    }
}
