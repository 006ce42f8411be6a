using Sim.Schedules.Exploring;
using Sim.Schedules.Scenarios;
using Xunit;

namespace Sim.Schedules;

/// <summary>
/// That nothing is found means something only if something can be found: here the mutexes are taken in the order of the versions in which a script
/// that read runtime_proxysql_servers during a pull made the admin interface hang.
/// </summary>
public sealed class KnownDeadlockTests(ITestOutputHelper output)
{
    private const int FoundWithin = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Is_found_within_a_few_schedules_whatever_the_seed(uint seed)
    {
        Exploration found = Explorer.Explore(Waiting.WithTheKnownDeadlock, FoundWithin, seed);
        found.AssertControlled();
        output.WriteLine($"found by schedule {found.Schedules}: {found.Broken}");
        Assert.Contains("somebody waits for ever", found.Broken, StringComparison.Ordinal);
        Assert.Contains("waits at", found.Broken, StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_schedule_of_it_is_replayed_to_the_same_end()
    {
        Exploration found = Explorer.Explore(Waiting.WithTheKnownDeadlock, FoundWithin);
        using var story = new StringWriter();
        Assert.Equal(1, SavedSchedule.Replay(SavedSchedule.Save(found), story));
        Assert.EndsWith(found.Broken + Environment.NewLine, story.ToString(), StringComparison.Ordinal);
    }
}
