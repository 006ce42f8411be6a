using System.Globalization;
using System.Text.Json;
using Sim.Engine.Checksums;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Traces;

/// <summary>
/// A world of which everything that a scenario does to it, and every answer that a scenario gets from it, is written down, so that two plays can
/// be compared by their traces. What is done is written before its consequences, an answer when it is there.
/// </summary>
internal sealed class TracedWorld : IWorld
{
    private readonly IWorld _world;
    private readonly TraceLines _lines;
    private readonly AnswerLog _answers;

    /// <summary>Takes over a world, and disposes of it in the end.</summary>
    public TracedWorld(IWorld world, TraceLines lines)
    {
        _world = world;
        _lines = lines;
        _answers = new AnswerLog(world, lines);
    }

    /// <inheritdoc/>
    public DateTimeOffset Now => _world.Now;

    /// <inheritdoc/>
    public TimeSpan Elapsed => _world.Elapsed;

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes => _world.Nodes;

    /// <inheritdoc/>
    public IReadOnlyList<string> RunningNodes => _world.RunningNodes;

    /// <inheritdoc/>
    public void UseProfile(string version)
    {
        Tell(null, "world.profile", json => json.WriteString("version", version));
        _world.UseProfile(version);
    }

    /// <inheritdoc/>
    public void SetWallClock(DateTimeOffset start)
    {
        Tell(null, "world.clock_set", json => json.WriteString("to", start.ToString("yyyy-MM-dd HH:mm:ss.ffffff zzz", CultureInfo.InvariantCulture)));
        _world.SetWallClock(start);
    }

    /// <inheritdoc/>
    public void AddNode(string name, string address, NodeConfiguration? configuration)
    {
        Tell(name, "world.node_added", json =>
        {
            json.WriteString("address", address);
            json.WriteString("configuration", configuration?.Text);
        });
        _world.AddNode(name, address, configuration);
    }

    /// <inheritdoc/>
    public void SetClockOffset(string node, TimeSpan ahead)
    {
        Tell(node, "world.clock_ahead", json => json.WriteNumber("microseconds", Microseconds(ahead)));
        _world.SetClockOffset(node, ahead);
    }

    /// <inheritdoc/>
    public void SetStartingValue(string node, Module module, ulong version, ulong epoch)
    {
        Tell(node, "world.starting_value", json =>
        {
            json.WriteString("module", module.Name());
            json.WriteNumber("version", version);
            json.WriteNumber("epoch", epoch);
        });
        _world.SetStartingValue(node, module, version, epoch);
    }

    /// <inheritdoc/>
    public void SetBackend(string address, BackendState state)
    {
        Tell(null, "world.backend", json =>
        {
            json.WriteString("address", address);
            json.WriteBoolean("up", state.IsUp);
            json.WriteBoolean("read_only", state.IsReadOnly);
            json.WriteNumber("answers_after", Microseconds(state.AnswersAfter));
        });
        _world.SetBackend(address, state);
    }

    /// <inheritdoc/>
    public void AddScript(string name, string sql)
    {
        Tell(null, "world.script", json =>
        {
            json.WriteString("name", name);
            json.WriteString("sql", sql);
        });
        _world.AddScript(name, sql);
    }

    /// <inheritdoc/>
    public Task Start(string node, StartMode mode = StartMode.Normal)
    {
        Tell(node, "world.start", json => json.WriteString("mode", NameOf(mode)));
        return _world.Start(node, mode);
    }

    /// <inheritdoc/>
    public Task Stop(string node)
    {
        Tell(node, "world.stop");
        return _world.Stop(node);
    }

    /// <inheritdoc/>
    public Task Kill(string node)
    {
        Tell(node, "world.kill");
        return _world.Kill(node);
    }

    /// <inheritdoc/>
    public Task Restart(string node)
    {
        Tell(node, "world.restart");
        return _world.Restart(node);
    }

    /// <inheritdoc/>
    public Task Pause(string node)
    {
        Tell(node, "world.pause");
        return _world.Pause(node);
    }

    /// <inheritdoc/>
    public Task GoOn(string node)
    {
        Tell(node, "world.go_on");
        return _world.GoOn(node);
    }

    /// <inheritdoc/>
    public void SetDiskFull(string node, bool isFull)
    {
        Tell(node, "world.disk", json => json.WriteBoolean("full", isFull));
        _world.SetDiskFull(node, isFull);
    }

    /// <inheritdoc/>
    public Task LoseDatabase(string node)
    {
        Tell(node, "world.database_lost");
        return _world.LoseDatabase(node);
    }

    /// <inheritdoc/>
    public IWorldClient Connect(string node, ClientLogin? login = null) => new TracedClient(_world.Connect(node, login), node, login, _answers);

    /// <inheritdoc/>
    public Task Pass(TimeSpan time)
    {
        Tell(null, "world.time_passes", json => json.WriteNumber("microseconds", Microseconds(time)));
        return _world.Pass(time);
    }

    /// <inheritdoc/>
    public void Disconnect(string a, string b)
    {
        TellLink("world.disconnected", a, b);
        _world.Disconnect(a, b);
    }

    /// <inheritdoc/>
    public void Reconnect(string a, string b)
    {
        TellLink("world.reconnected", a, b);
        _world.Reconnect(a, b);
    }

    /// <inheritdoc/>
    public void Cut(string from, string to)
    {
        TellLink("world.cut", from, to);
        _world.Cut(from, to);
    }

    /// <inheritdoc/>
    public void Heal(string from, string to)
    {
        TellLink("world.healed", from, to);
        _world.Heal(from, to);
    }

    /// <inheritdoc/>
    public void SetLatency(string a, string b, TimeSpan latency)
    {
        TellLink("world.latency", a, b, json => json.WriteNumber("microseconds", Microseconds(latency)));
        _world.SetLatency(a, b, latency);
    }

    /// <inheritdoc/>
    public void SetLoss(string a, string b, double probability)
    {
        TellLink("world.loss", a, b, json => json.WriteNumber("probability", probability));
        _world.SetLoss(a, b, probability);
    }

    /// <inheritdoc/>
    public IReadOnlyList<LogLine> Log(string node) => _world.Log(node);

    /// <inheritdoc/>
    public async Task<bool> Until(Func<Task<bool>> condition, TimeSpan within)
    {
        using AnswerLog.Watch watch = _answers.Begin();
        return await _world.Until(condition, within);
    }

    /// <inheritdoc/>
    public async Task<bool> Throughout(Func<Task<bool>> condition, TimeSpan during)
    {
        using AnswerLog.Watch watch = _answers.Begin();
        return await _world.Throughout(condition, during);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static string NameOf(StartMode mode) => mode switch
    {
        StartMode.Initial => "initial",
        StartMode.Reload => "reload",
        _ => "normal",
    };

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    private void Tell(string? node, string kind, Action<Utf8JsonWriter>? writeFields = null) => _lines.Add(_world.Now, node, kind, writeFields);

    private void TellLink(string kind, string from, string to, Action<Utf8JsonWriter>? writeMore = null) => Tell(null, kind, json =>
    {
        json.WriteString("from", from);
        json.WriteString("to", to);
        writeMore?.Invoke(json);
    });
}
