using Microsoft.Coyote.SystematicTesting;
using Xunit;

namespace Sim.Schedules.Exploring;

/// <summary>What came of playing many schedules of a scenario.</summary>
internal sealed record Exploration(Scenario Scenario, TestReport Report, string Trace, bool IsRewritten, Tally Tally)
{
    /// <summary>How many schedules were played, the one that broke the law included.</summary>
    public int Schedules => Report.NumOfExploredFairPaths + Report.NumOfExploredUnfairPaths;

    /// <summary>How the law was broken, or null.</summary>
    public string? Broken => Explorer.HowBroken(Report);

    /// <summary>Fails if a schedule broke the law, or if Coyote was not in control of all that happened.</summary>
    public void AssertNothingFound()
    {
        AssertControlled();
        if (Broken is { } broken)
        {
            string file = SavedSchedule.Save(this);
            Assert.Fail($"""
                Schedule {Schedules} of {Scenario.Name}: {broken}
                It is saved as {file} and can be replayed:
                {SavedSchedule.ReplayCommand(file)}
                """);
        }
    }

    /// <summary>Fails if Coyote was not in control of all that happened.</summary>
    public void AssertControlled()
    {
        Assert.True(IsRewritten, "the assemblies that are tested were not rewritten");
        Assert.Empty(Report.UncontrolledInvocations);
    }
}
