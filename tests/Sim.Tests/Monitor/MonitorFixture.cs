using Sim.Engine.Monitor;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;
using Sim.Tests.HostGroups;

namespace Sim.Tests.Monitor;

/// <summary>A monitor on a virtual clock, with servers that answer as a test says.</summary>
internal sealed class MonitorFixture : IBackends, IDisposable
{
    public MonitorFixture(DateTime bootedAt, Profile? profile = null)
    {
        Node = new HostGroupsFixture(profile);
        Node.Clock.Skew = (long)(bootedAt - Node.Clock.Now).TotalMicroseconds;
        Monitor = new MysqlMonitor(Node.Profile, Node.Database, () => Settings, Node.Manager, Node.Clock, this, Node);
    }

    public HostGroupsFixture Node { get; }

    public MysqlMonitor Monitor { get; }

    public MonitorSettings Settings { get; set; } = new() { PingIntervalMilliseconds = 10_000 };

    public List<BackendCheck> Checks { get; } = [];

    /// <summary>How a server answers; by default it does, after 200 microseconds.</summary>
    public Func<BackendCheck, BackendAnswer> Answer { get; set; } = _ => Alive;

    public static BackendAnswer Alive => new(200, BackendFailure.None, null, ReadOnly: false);

    public static BackendAnswer Unreachable(BackendCheck check) =>
        new(1_000_000, BackendFailure.ConnectFailed, $"Can't connect to MySQL server on '{check.Hostname}' (110)", ReadOnly: false);

    public async ValueTask<BackendAnswer> Check(BackendCheck check)
    {
        Checks.Add(check);
        BackendAnswer answer = Answer(check);
        await Node.Clock.Sleep(answer.DurationMicroseconds);
        return answer;
    }

    public void RunUntil(DateTime time) => Node.Clock.RunFor(time - Node.Clock.Now);

    public string[] TimesOf<T>() => [.. Node.Events.Where(e => e.Event is T).Select(e => e.At.ToString("HH:mm:ss", null))];

    public void Dispose() => Node.Dispose();
}
