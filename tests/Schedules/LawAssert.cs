using System.Globalization;
using Sim.Schedules.Exploring;
using Xunit;

namespace Sim.Schedules;

/// <summary>Asserts that no schedule breaks a scenario's law.</summary>
internal static class LawAssert
{
    private const uint UsualSchedules = 1000;

    /// <summary>How many schedules of each scenario are played: 1,000, or what SIM_SCHEDULES says.</summary>
    private static readonly uint _schedules =
        uint.TryParse(Environment.GetEnvironmentVariable("SIM_SCHEDULES"), CultureInfo.InvariantCulture, out uint wanted) ? wanted : UsualSchedules;

    /// <summary>Fails if a schedule breaks the law, or if what the law is about never happened.</summary>
    public static void Holds(Scenario scenario, ITestOutputHelper output, params string[] happened)
    {
        Exploration found = Explorer.Explore(scenario, _schedules);
        output.WriteLine($"{found.Schedules} schedules: {found.Tally}");
        found.AssertNothingFound();
        Assert.Equal(_schedules, (uint)found.Schedules);
        Assert.All(happened, what => Assert.True(found.Tally[what] > 0, $"there were no {what}"));
    }
}
