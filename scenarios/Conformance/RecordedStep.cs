using Sim.Scenarios.World;

namespace Sim.Scenarios.Conformance;

/// <summary>One step of a timeline.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Node">On which node, or null.</param>
/// <param name="DoneAt">When it was done, since the beginning.</param>
/// <param name="Sql">The statements of an SQL step.</param>
/// <param name="Result">What they returned, as the command line client prints it.</param>
/// <param name="ClockAhead">How far the clock of a node that starts is ahead.</param>
/// <param name="Login">Who sent the statements; null: the administrator.</param>
public sealed record RecordedStep(
    RecordedAction Action, string? Node, TimeSpan DoneAt, string? Sql, string? Result, TimeSpan ClockAhead, ClientLogin? Login);

/// <summary>What can be done in a recording.</summary>
public enum RecordedAction
{
    /// <summary>A process starts; done when it answers.</summary>
    Start,

    /// <summary>A process ends without a word in its log.</summary>
    Stop,

    /// <summary>A process is killed.</summary>
    Kill,

    /// <summary>The node's data directory is emptied.</summary>
    Wipe,

    /// <summary>Time passes.</summary>
    Wait,

    /// <summary>Statements are sent.</summary>
    Sql,

    /// <summary>A process was seen to end by itself; nobody did anything.</summary>
    Died,
}
