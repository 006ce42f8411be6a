namespace Sim.Scenarios.World;

/// <summary>A kind of world, and what can be said of all worlds of that kind.</summary>
/// <param name="Name">What <c>--world</c> takes.</param>
/// <param name="IsReal">Whether it is made of real processes in real time: without seeds and events, and different every time.</param>
internal sealed record WorldKind(string Name, bool IsReal)
{
    /// <summary>The tag of what cannot be played in a real world.</summary>
    public const string SimulatedOnly = "@sim-only";

    /// <summary>A cluster in virtual time in this process.</summary>
    public static WorldKind Simulated { get; } = new("sim", IsReal: false);

    /// <summary>Processes on this machine.</summary>
    public static WorldKind Processes { get; } = new("process", IsReal: true);

    /// <summary>How its time is called.</summary>
    public string TimeName => IsReal ? "real time" : "virtual time";

    /// <summary>The kind with that name; any other name is some simulation's.</summary>
    public static WorldKind Named(string name) => name == Processes.Name ? Processes : Simulated with { Name = name };
}
