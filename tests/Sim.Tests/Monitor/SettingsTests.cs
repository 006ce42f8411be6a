using Sim.Engine.Configuration;
using Sim.Engine.HostGroups;
using Sim.Engine.Monitor;
using Sim.Engine.Profiles;
using Xunit;

namespace Sim.Tests.Monitor;

public sealed class SettingsTests
{
    [Fact]
    public void The_variables_of_a_new_process_give_the_defaults()
    {
        var variables = new Variables(Profile.ProxySql146);

        Assert.Equal(new HostGroupsSettings(), HostGroupsSettings.Read(variables));
        Assert.Equal(new MonitorSettings { Version = variables.MysqlVersion }, MonitorSettings.Read(variables));
    }

    [Fact]
    public void Variables_are_read_again_only_after_a_load()
    {
        var variables = new Variables(Profile.ProxySql146);
        Func<MonitorSettings> reader = MonitorSettings.Reader(variables);
        MonitorSettings before = reader();
        Assert.True(variables.TrySet("mysql-monitor_ping_interval", "7000"));

        Assert.Same(before, reader());
        Assert.Equal(7000, MonitorSettings.Read(variables).PingIntervalMilliseconds);
    }

    [Theory]
    [InlineData(600_000, 10_000, 3, 600_000)]
    [InlineData(10_000, 10_000, 3, 40_000)]
    [InlineData(10_000, 3_600_000, 3, 10_000)]
    public void History_is_long_enough_to_count_missed_heartbeats(long history, long interval, int failures, long kept) =>
        Assert.Equal(kept, new MonitorSettings { HistoryMilliseconds = history, PingIntervalMilliseconds = interval, PingMaxFailures = failures }.KeptHistoryMilliseconds);

    [Theory]
    [InlineData(4, 8)]
    [InlineData(2, 4)]
    [InlineData(0, 8)]
    [InlineData(100, 16)]
    public void Workers_follow_the_threads(int threads, int workers) => Assert.Equal(workers, MysqlMonitor.Workers(threads));
}
