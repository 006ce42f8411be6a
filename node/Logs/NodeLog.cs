using System.Text;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Texts;

namespace Sim.Hosting.Logs;

/// <summary>
/// Writes the log of a node in its version's format, with local time. It goes to standard error, which a process in the background has directed
/// to its log file, as ProxySQL does; every event is written at once.
/// </summary>
/// <param name="profile">The version.</param>
/// <param name="path">The log file of a process in the background; null in the foreground.</param>
/// <param name="clockOffset">How far the node's wall clock is ahead of the machine's.</param>
internal sealed class NodeLog(Profile profile, string? path, TimeSpan clockOffset)
{
    private readonly object _gate = new();
    private readonly StringBuilder _text = new();

    /// <summary>Opens the log file, again if it is open; in the foreground there is none.</summary>
    public void Reopen()
    {
        if (path is not null && !StandardStreams.DirectTo(path))
        {
            Write(log => log.Error("ProxySQL_Admin.cpp:7498:flush_error_log()", "Impossible to open file"));
        }
    }

    /// <summary>Writes an event, if it is one that is logged.</summary>
    public void Write(NodeEvent happened) => Write(happened.WriteLog);

    /// <summary>Writes one line of information.</summary>
    public void Info(string message) => Write(log => log.Info(message));

    /// <summary>Writes what the host itself has to say.</summary>
    public void Write(Action<LogWriter> write)
    {
        lock (_gate)
        {
            _text.Clear();
            write(new LogWriter(profile, _text, DateTime.Now + clockOffset));
            if (_text.Length > 0)
            {
                StandardStreams.Write(StandardStreams.Error, ByteText.Encode(_text.ToString()));
            }
        }
    }
}
