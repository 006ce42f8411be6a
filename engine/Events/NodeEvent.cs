using System.Text.Json;

namespace Sim.Engine.Events;

/// <summary>
/// Something that happened in a node. Events are the engine's only output: the log line of a version, the trace, reports and
/// assertions are views of them, and no text is ever parsed back.
/// </summary>
public abstract record NodeEvent
{
    /// <summary>A stable dotted name, such as <c>cluster.new_checksum</c>; part of the documented trace format.</summary>
    public abstract string Kind { get; }

    /// <summary>Writes the event as the node's log shows it; an event that the real program does not log writes nothing.</summary>
    public abstract void WriteLog(LogWriter log);

    /// <summary>Writes the event's data as JSON properties (the caller has opened the object).</summary>
    public abstract void WriteFields(Utf8JsonWriter json);
}

/// <summary>Where a node's events go.</summary>
public interface IEventSink
{
    /// <summary>Takes an event at the moment it happens.</summary>
    void Emit(NodeEvent happened);

    /// <summary>Hears which branches the node's decisions take, or null. It is for whoever measures what was tried; no node depends on it.</summary>
    IBranchSink? Branches => null;
}
