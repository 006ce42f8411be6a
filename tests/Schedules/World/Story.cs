using System.Globalization;
using System.Text;
using Sim.Engine.Events;
using Sim.Engine.Profiles;

namespace Sim.Schedules.World;

/// <summary>Tells what happens in a world, for somebody who replays a schedule. Nobody listens while schedules are explored.</summary>
internal static class Story
{
    /// <summary>Where it is told, if anywhere.</summary>
    public static TextWriter? Listener { get; set; }

    /// <summary>A node said something.</summary>
    public static void Tell(NodeHost node, NodeEvent happened)
    {
        if (Listener is not null)
        {
            var text = new StringBuilder();
            happened.WriteLog(new LogWriter(Profile.ProxySql146, text, DateTime.UnixEpoch.AddMicroseconds(node.Node.Clock.UnixMicroseconds)));
            Tell(node, text.Length == 0 ? $"({happened.Kind})" : text.ToString().TrimEnd());
        }
    }

    /// <summary>Something happened at a node.</summary>
    public static void Tell(NodeHost node, string what) => Listener?.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{node.NowMicroseconds / 1e6,9:0.000} {node.Address} {what}"));
}
