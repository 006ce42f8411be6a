using System.Globalization;
using System.Text;
using Sim.Engine.Events;
using Sim.Engine.Profiles;

namespace Sim.Schedules.World;

/// <summary>Tells what happens in a world, for somebody who replays a schedule: virtual seconds, node, what its log says or what it did.</summary>
internal sealed class Story(TextWriter listener)
{
    /// <summary>A node said something.</summary>
    public void Tell(NodeHost node, NodeEvent happened)
    {
        var text = new StringBuilder();
        happened.WriteLog(new LogWriter(Profile.ProxySql146, text, DateTime.UnixEpoch.AddMicroseconds(node.Node.Clock.UnixMicroseconds)));
        Tell(node, text.Length == 0 ? $"({happened.Kind})" : text.ToString().TrimEnd());
    }

    /// <summary>Something happened at a node.</summary>
    public void Tell(NodeHost node, string what) =>
        listener.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{node.NowMicroseconds / 1e6,9:0.000} {node.Address} {what}"));
}
