using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Scenarios.Traces;
using Sim.Scenarios.World;
using Sim.Tests.Gherkin;
using Xunit;

namespace Sim.Tests.Traces;

public sealed class TracedWorldTests : IAsyncDisposable
{
    private readonly List<string> _lines = [];
    private readonly ScriptedWorld _inner = new();
    private readonly TracedWorld _world;

    public TracedWorldTests()
    {
        _world = new TracedWorld(_inner, new TraceLines("s", _lines.Add));
        _inner.AddNode("a", "10.0.0.1", null);
        _inner.AddNode("b", "10.0.0.2", null);
        _inner.Calls.Clear();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Everything_that_is_done_to_a_world_is_written_down_and_done()
    {
        _world.UseProfile("1.4.6");
        _world.SetWallClock(new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.FromHours(8)));
        _world.AddNode("c", "10.0.0.3", new NodeConfiguration("c.cnf", "x=1"));
        _world.SetClockOffset("a", TimeSpan.FromSeconds(90));
        _world.SetStartingValue("a", Module.MysqlServers, 7, 1_700_000_000);
        _world.SetBackend("h:3306", BackendState.Up with { IsReadOnly = true, AnswersAfter = TimeSpan.FromMilliseconds(2) });
        _world.AddScript("fix", "LOAD MYSQL SERVERS TO RUNTIME");
        await _world.Start("a", StartMode.Initial);
        await _world.Restart("a");
        await _world.Stop("a");
        await _world.Kill("b");
        await _world.LoseDatabase("a");
        await _world.Pass(TimeSpan.FromSeconds(1));
        _world.Disconnect("a", "b");
        _world.Reconnect("a", "b");
        _world.Cut("a", "b");
        _world.Heal("a", "b");
        _world.SetLatency("a", "b", TimeSpan.FromMilliseconds(3));
        _world.SetLoss("a", "b", 0.25);

        const string Began = """{"t":1517479200000000,"scenario":"s",""";
        const string Set = """{"t":1767225600000000,"scenario":"s",""";
        const string Later = """{"t":1767225601000000,"scenario":"s",""";
        Assert.Equal(
            [
                Line(Began, """{"kind":"world.profile","version":"1.4.6"}"""),
                Line(Began, """{"kind":"world.clock_set","to":"2026-01-01 08:00:00.000000 +08:00"}"""),
                Line(Set, """{"node":"c","kind":"world.node_added","address":"10.0.0.3","configuration":"x=1"}"""),
                Line(Set, """{"node":"a","kind":"world.clock_ahead","microseconds":90000000}"""),
                Line(Set, """{"node":"a","kind":"world.starting_value","module":"mysql_servers","version":7,"epoch":1700000000}"""),
                Line(Set, """{"kind":"world.backend","address":"h:3306","up":true,"read_only":true,"answers_after":2000}"""),
                Line(Set, """{"kind":"world.script","name":"fix","sql":"LOAD MYSQL SERVERS TO RUNTIME"}"""),
                Line(Set, """{"node":"a","kind":"world.start","mode":"initial"}"""),
                Line(Set, """{"node":"a","kind":"world.restart"}"""),
                Line(Set, """{"node":"a","kind":"world.stop"}"""),
                Line(Set, """{"node":"b","kind":"world.kill"}"""),
                Line(Set, """{"node":"a","kind":"world.database_lost"}"""),
                Line(Set, """{"kind":"world.time_passes","microseconds":1000000}"""),
                Line(Later, """{"kind":"world.disconnected","from":"a","to":"b"}"""),
                Line(Later, """{"kind":"world.reconnected","from":"a","to":"b"}"""),
                Line(Later, """{"kind":"world.cut","from":"a","to":"b"}"""),
                Line(Later, """{"kind":"world.healed","from":"a","to":"b"}"""),
                Line(Later, """{"kind":"world.latency","from":"a","to":"b","microseconds":3000}"""),
                Line(Later, """{"kind":"world.loss","from":"a","to":"b","probability":0.25}"""),
            ],
            _lines);
        Assert.Equal(_lines.Count, _inner.Calls.Count);
    }

    [Fact]
    public async Task Statements_are_written_down_with_their_answers()
    {
        Queue<AdminReply> answers = new(
            [new AdminReply.Ok(2, ""), ScriptedWorld.Rows("x,y", "1,\\N"), new AdminReply.Error(1045, "28000", "no"), new AdminReply.Dropped()]);
        _inner.Answer = (_, _) => answers.Dequeue();
        await _world.Query("a", "one");
        await _world.Query("a", "two", new ClientLogin("u", "secret"));
        await _world.Query("a", "three");
        await _world.Query("a", "four");

        const string Start = """{"t":1517479200000000,"scenario":"s","node":"a","kind":"world.statement",""";
        Assert.Equal(
            [
                Line(Start, """{"sql":"one","affected":2}"""),
                Line(Start, """{"user":"u","sql":"two","columns":["x","y"],"rows":[["1",null]]}"""),
                Line(Start, """{"sql":"three","code":1045,"error":"no"}"""),
                Line(Start, """{"sql":"four","dropped":true}"""),
            ],
            _lines);
    }

    [Fact]
    public async Task While_a_condition_is_watched_only_new_answers_are_written_down()
    {
        int asked = 0;
        _inner.Answer = (_, _) => ScriptedWorld.Rows("n", (++asked / 4).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(await _world.Until(
            async () => await _world.Query("a", "q") is AdminReply.Rows { Set.Rows: [["2"]] }, TimeSpan.FromSeconds(60)));
        Assert.Equal(8, asked);
        Assert.Equal(3, _lines.Count);

        await _world.Query("a", "q");
        await _world.Query("a", "q");
        Assert.Equal(5, _lines.Count);
    }

    private static string Line(string start, string rest) => start + rest[1..];
}
