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
        Node.Database.Execute("ATTACH ':memory:' AS monitor");
        foreach ((string kind, string columns) in new[]
        {
            ("connect", "connect_success_time_us INT DEFAULT 0, connect_error VARCHAR"),
            ("ping", "ping_success_time_us INT DEFAULT 0, ping_error VARCHAR"),
            ("read_only", "success_time_us INT DEFAULT 0, read_only INT DEFAULT 1, error VARCHAR"),
        })
        {
            Node.Database.Execute(
                $"CREATE TABLE monitor.mysql_server_{kind}_log (hostname VARCHAR NOT NULL, port INT, time_start_us INT, {columns}, PRIMARY KEY (hostname, port, time_start_us))");
        }

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
