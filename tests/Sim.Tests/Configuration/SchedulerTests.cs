using Sim.Engine.Configuration;
using Sim.Engine.Seams;
using Xunit;

namespace Sim.Tests.Configuration;

public sealed class SchedulerTests : IDisposable, IScripts
{
    private readonly ConfiguredNode _node = new();
    private readonly List<string> _launched = [];

    public void Dispose() => _node.Dispose();

    void IScripts.Launch(string filename, IReadOnlyList<string> arguments) =>
        _launched.Add($"{_node.Clock.MonotonicMicroseconds / 1000} {filename} {string.Join(',', arguments)}");

    [Fact]
    public async Task Scripts_run_at_the_first_look_after_their_interval()
    {
        _ = _node.Database.Execute(
            "INSERT INTO scheduler (id,active,interval_ms,filename,arg1,arg2,arg3) VALUES "
            + "(1,1,700,'/a','x','y',NULL),(2,0,100,'/b',NULL,NULL,NULL),(3,1,1000,'/c',NULL,'z',NULL)");
        Assert.Null(await _node.Scheduler.MemoryToRuntime());
        await RunUntil(3000);
        Assert.Equal(["1000 /a x,y", "1000 /c ", "2000 /a x,y", "2000 /c ", "3000 /a x,y", "3000 /c "], _launched);
    }

    [Fact]
    public async Task A_load_starts_all_intervals_anew()
    {
        _ = _node.Database.Execute("INSERT INTO scheduler (id,interval_ms,filename) VALUES (1,1000,'/a')");
        Assert.Null(await _node.Scheduler.MemoryToRuntime());
        var scheduler = new Scheduler(_node.Scheduler, this, _node.Clock, _node.Events);
        scheduler.RunOnce();
        await _node.Clock.Sleep(900_000);
        Assert.Null(await _node.Scheduler.MemoryToRuntime());
        scheduler.RunOnce();
        await _node.Clock.Sleep(900_000);
        scheduler.RunOnce();
        Assert.Empty(_launched);
        await _node.Clock.Sleep(100_000);
        scheduler.RunOnce();
        Assert.Single(_launched);
    }

    [Fact]
    public async Task Nothing_runs_once_the_table_is_empty()
    {
        _ = _node.Database.Execute("INSERT INTO scheduler (id,interval_ms,filename) VALUES (1,1000,'/a')");
        Assert.Null(await _node.Scheduler.MemoryToRuntime());
        _ = _node.Database.Execute("DELETE FROM scheduler");
        Assert.Null(await _node.Scheduler.MemoryToRuntime());
        await RunUntil(5000);
        Assert.Empty(_launched);
    }

    private Task RunUntil(long milliseconds) =>
        new Scheduler(_node.Scheduler, this, _node.Clock, _node.Events).Run(() => _node.Clock.MonotonicMicroseconds > milliseconds * 1000);
}
