using Sim.Scenarios.Exploration.Laws;

namespace Sim.Tests.Exploration;

/// <summary>A violation where it does not matter which.</summary>
internal static class Shown
{
    public static Violation Violation { get; } = new(new ViolationKey("a law", null, "a cause"), TimeSpan.Zero, 0, "Something happened.", () => []);
}
