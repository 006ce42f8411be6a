using System.Globalization;
using System.Text.Json;
using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Events;
using Sim.Scenarios.World;

namespace Sim.Tests.Gherkin;

/// <summary>A world that writes down what is asked of it and answers as a test told it to.</summary>
internal sealed class ScriptedWorld : IWorld
{
    private readonly Dictionary<string, List<LogLine>> _logs = [];
    private readonly List<string> _running = [];
    private readonly Action<TraceEntry>? _trace;

    public ScriptedWorld(WorldOptions? options = null) => _trace = options?.Trace;

    /// <summary>Everything that was asked, one line a call.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>How statements are answered: (node, sql) → reply. Everything else is OK.</summary>
    public Func<string, string, AdminReply> Answer { get; set; } = (_, _) => new AdminReply.Ok(0, "");

    /// <summary>Called at every step of time that passes, before conditions are looked at.</summary>
    public Action<ScriptedWorld> Happens { get; set; } = _ => { };

    public DateTimeOffset Now { get; private set; } = new(2018, 2, 1, 10, 0, 0, TimeSpan.Zero);

    public TimeSpan Elapsed { get; private set; }

    public IReadOnlyList<string> Nodes => [.. _logs.Keys];

    public IReadOnlyList<string> RunningNodes => _running;

    public bool IsDisposed { get; private set; }

    public static AdminReply Rows(string columns, params string[] rows) =>
        new AdminReply.Rows(new ResultSet(columns.Split(','), [.. rows.Select(r => r.Split(',').Select(v => v == "\\N" ? null : v).ToArray())]));

    public void Logged(string node, string text) => _logs[node].Add(new LogLine(Now, text));

    public void Traced(string node, string text) => _trace?.Invoke(new TraceEntry(Now.ToUnixTimeMilliseconds() * 1000, node, new Said(text)));

    public void UseProfile(string version)
    {
        if (version != "1.4.6")
        {
            throw new WorldException($"no profile for ProxySQL {version}");
        }

        Calls.Add($"profile {version}");
    }

    public void SetWallClock(DateTimeOffset start)
    {
        Now = start;
        Calls.Add(string.Create(CultureInfo.InvariantCulture, $"clock {start:yyyy-MM-dd HH:mm:ss zzz}"));
    }

    public void AddNode(string name, string address, NodeConfiguration? configuration)
    {
        _logs.Add(name, []);
        Calls.Add($"node {name} {address} {configuration?.Text}".TrimEnd());
    }

    public void SetClockOffset(string node, TimeSpan ahead) => Record(node, $"offset {node} {ahead}");

    public void SetStartingValue(string node, Module module, ulong version, ulong epoch) => Record(node, $"holds {node} {module} {version} {epoch}");

    public void SetBackend(string address, BackendState state) =>
        Calls.Add($"backend {address} up={state.IsUp} ro={state.IsReadOnly} after={state.AnswersAfter.TotalMilliseconds}");

    public void AddScript(string name, string sql) => Calls.Add($"script {name} {sql}");

    public Task Start(string node, StartMode mode = StartMode.Normal)
    {
        _running.Add(node);
        return Record(node, $"start {node} {mode}");
    }

    public Task Stop(string node)
    {
        _running.Remove(node);
        return Record(node, $"stop {node}");
    }

    public Task Kill(string node)
    {
        _running.Remove(node);
        return Record(node, $"kill {node}");
    }

    public Task Restart(string node) => Record(node, $"restart {node}");

    public Task Pause(string node) => Record(node, $"pause {node}");

    public Task GoOn(string node) => Record(node, $"go on {node}");

    public void SetDiskFull(string node, bool isFull) => Record(node, $"disk {node} full={isFull}");

    public Task LoseDatabase(string node) => Record(node, $"lose {node}");

    public IWorldClient Connect(string node, ClientLogin? login = null) => new Client(this, node, login);

    private Task<AdminReply> Query(string node, string sql, ClientLogin? login)
    {
        Record(node, login is null ? $"query {node} {sql}" : $"query {node} as {login.User}/{login.Password} {sql}");
        return Task.FromResult(Answer(node, sql));
    }

    public async Task Pass(TimeSpan time)
    {
        Calls.Add($"pass {time}");
        await Throughout(() => Task.FromResult(true), time);
    }

    public void Disconnect(string a, string b) => Calls.Add($"disconnect {a} {b}");

    public void Reconnect(string a, string b) => Calls.Add($"reconnect {a} {b}");

    public void Cut(string from, string to) => Calls.Add($"cut {from} {to}");

    public void Heal(string from, string to) => Calls.Add($"heal {from} {to}");

    public void SetLatency(string a, string b, TimeSpan latency) => Calls.Add($"latency {a} {b} {latency}");

    public void SetLoss(string a, string b, double probability) => Calls.Add(string.Create(CultureInfo.InvariantCulture, $"loss {a} {b} {probability}"));

    public IReadOnlyList<LogLine> Log(string node) =>
        _logs.TryGetValue(node, out List<LogLine>? log) ? log : throw new WorldException($"there is no node {node}");

    public async Task<bool> Until(Func<Task<bool>> condition, TimeSpan within)
    {
        TimeSpan end = Elapsed + within;
        while (!await condition())
        {
            if (Elapsed >= end)
            {
                return false;
            }

            Tick(end);
        }

        return true;
    }

    public async Task<bool> Throughout(Func<Task<bool>> condition, TimeSpan during)
    {
        TimeSpan end = Elapsed + during;
        while (await condition())
        {
            if (Elapsed >= end)
            {
                return true;
            }

            Tick(end);
        }

        return false;
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }

    private void Tick(TimeSpan end)
    {
        TimeSpan step = end - Elapsed < TimeSpan.FromSeconds(1) ? end - Elapsed : TimeSpan.FromSeconds(1);
        Elapsed += step;
        Now += step;
        Happens(this);
    }

    private Task Record(string node, string call)
    {
        if (!_logs.ContainsKey(node))
        {
            throw new WorldException($"there is no node {node}");
        }

        Calls.Add(call);
        return Task.CompletedTask;
    }

    private sealed record Said(string Text) : NodeEvent
    {
        public override string Kind => "test.said";

        public override void WriteLog(LogWriter log) => log.Info(Text);

        public override void WriteFields(Utf8JsonWriter json) => json.WriteString("text", Text);
    }

    private sealed class Client(ScriptedWorld world, string node, ClientLogin? login) : IWorldClient
    {
        public Task<AdminReply> Query(string sql) => world.Query(node, sql, login);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
