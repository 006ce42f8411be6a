using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Sim.Engine.Events;
using Sim.Engine.Seams;

namespace Sim.Hosting.Life;

/// <summary>Starts the executables that the scheduler names, with an empty environment as ProxySQL does.</summary>
internal sealed class ProcessScripts(IEventSink events) : IScripts
{
    /// <inheritdoc/>
    public void Launch(string filename, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(filename, arguments) { UseShellExecute = false };
        start.Environment.Clear();
        try
        {
            using Process? started = Process.Start(start);
        }
        catch (Exception failure) when (failure is Win32Exception or IOException or InvalidOperationException)
        {
            events.Emit(new ScriptNotStarted(filename));
        }
    }
}

/// <summary>A script of the scheduler could not be started (src: lib/ProxySQL_Admin.cpp, ProxySQL_External_Scheduler::run_once).</summary>
internal sealed record ScriptNotStarted(string Filename) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "scheduler.script_not_started";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Error("ProxySQL_Admin.cpp:7944:run_once()", $"Scheduler: Failed to run {Filename}");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("filename", Filename);
}
