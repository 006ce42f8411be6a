using System.Text.Json;
using Sim.Engine.Events;

namespace Sim.Engine.Configuration;

/// <summary>The scheduler started a script; 1.4.6 does not log it.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Filename">The executable.</param>
public sealed record ScriptStarted(ulong Id, string Filename) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "configuration.script_started";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteNumber("id", Id);
        json.WriteString("filename", Filename);
    }
}
