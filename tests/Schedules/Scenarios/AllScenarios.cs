using Sim.Schedules.Exploring;

namespace Sim.Schedules.Scenarios;

/// <summary>All scenarios, to be found by their names.</summary>
internal static class AllScenarios
{
    public static IReadOnlyList<Scenario> Known { get; } =
    [
        Waiting.TwoNodes, Waiting.WithTheKnownDeadlock, ThreeNodes.EverythingAtOnce, Updates.AllStay, Updates.AllStayWhileServersMove, Reading.NeverHalfAChange,
        Pulling.SerialWithSessions, Stopping.InTheMiddle, Stopping.BeforeTheStart,
    ];
}
