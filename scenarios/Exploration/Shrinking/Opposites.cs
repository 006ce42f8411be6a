using Sim.Scenarios.Exploration.Acts;

namespace Sim.Scenarios.Exploration.Shrinking;

/// <summary>Acts that take others back.</summary>
internal static class Opposites
{
    /// <summary>Whether the later of two acts takes the earlier one back.</summary>
    public static bool Are(Act earlier, Act later) => (earlier, later) switch
    {
        (PauseNode pause, GoOn goOn) => pause.Node == goOn.Node,
        (KillNode kill, StartNode start) => kill.Node == start.Node,
        (StopNode stop, StartNode start) => stop.Node == start.Node,
        (Disconnect cut, Reconnect heal) => (cut.A, cut.B) == (heal.A, heal.B) || (cut.A, cut.B) == (heal.B, heal.A),
        (Cut cut, Heal heal) => (cut.From, cut.To) == (heal.From, heal.To),
        (SetDisk { IsFull: true } full, SetDisk { IsFull: false } free) => full.Node == free.Node,
        (SetLatency slow, SetLatency quick) => (slow.A, slow.B) == (quick.A, quick.B),
        (SetLoss lossy, SetLoss sound) => (lossy.A, lossy.B) == (sound.A, sound.B),
        (RunStatements { IsFault: true } change, RestoreVariables restore) => change.Node == restore.Node,
        _ => false,
    };
}
