using System.Text;
using Sim.Engine.Events;
using Sim.Engine.Profiles;

namespace Sim.Tests.Configuration;

/// <summary>Keeps what happened, and shows it as the log of 1.4.6 without its time stamps.</summary>
internal sealed class EventList : IEventSink
{
    private readonly List<NodeEvent> _happened = [];

    public IReadOnlyList<NodeEvent> Happened => _happened;

    public IEnumerable<string> LogLines => _happened.Select(happened =>
    {
        var text = new StringBuilder();
        happened.WriteLog(new LogWriter(Profile.ProxySql146, text, DateTime.UnixEpoch));
        return text.ToString().TrimEnd('\n')["1970-01-01 00:00:00 ".Length..];
    });

    public void Emit(NodeEvent happened) => _happened.Add(happened);
}
