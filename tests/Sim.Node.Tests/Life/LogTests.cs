using System.Globalization;
using System.Text.RegularExpressions;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Life;

/// <summary>The log in the foreground.</summary>
public sealed partial class LogTests
{
    [Theory]
    [InlineData("Asia/Kolkata", 330)]
    [InlineData("America/Phoenix", -420)]
    public async Task Lines_begin_with_local_time(string zone, int minutesAhead)
    {
        using var home = new NodeHome();
        RunningNode node = home.Launch([], start => start.Environment["TZ"] = zone);

        string line = await node.Log.WaitFor("[INFO] ProxySQL version v1.4.6-0-g3b9e4a6");

        Match time = LeadingTime().Match(line);
        var logged = DateTime.ParseExact(time.Value, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        TimeSpan fromNow = DateTime.UtcNow.AddMinutes(minutesAhead) - logged;
        Assert.InRange(fromNow.TotalSeconds, 0, Patience.Limit.TotalSeconds);
    }

    [Fact]
    public async Task A_hang_up_signal_says_again_what_the_program_is()
    {
        using var home = new NodeHome();
        RunningNode node = await home.Start();
        int from = node.Log.Count;

        node.Send(Signals.HangUp);

        await node.Log.WaitFor("[INFO] ProxySQL version v1.4.6-0-g3b9e4a6", from);
        Assert.True(await node.AnswersNow());
    }

    [Fact]
    public async Task A_node_that_was_started_with_nohup_still_hears_a_hang_up_signal()
    {
        using var home = new NodeHome();
        RunningNode node = home.Launch([], static start => start.ArgumentList[0] = "--ignore-signal=HUP");
        await node.Answers();
        int from = node.Log.Count;

        node.Send(Signals.HangUp);

        await node.Log.WaitFor("[INFO] ProxySQL version v1.4.6-0-g3b9e4a6", from);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex LeadingTime();
}
