using Sim.Scenarios.Gherkin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Steps;

/// <summary>Sentences about MySQL servers. One that no sentence names cannot be reached.</summary>
[Binding(Order = 4)]
public sealed class BackendSteps(ScenarioContext scenario)
{
    private readonly IWorld _world = scenario.World;
    private readonly Dictionary<string, BackendState> _states = [];

    /// <summary>A server that answers.</summary>
    [Given("MySQL server {address} is up")]
    [Example("MySQL server 192.168.1.180 is up", "a server that answers; the port is 3306 unless given")]
    public void IsUp(string address) => Change(address, s => s with { IsUp = true });

    /// <summary>A server that does not answer.</summary>
    [Given("MySQL server {address} is down")]
    [Example("MySQL server 192.168.1.120 is down", "a server that refuses connections")]
    public void IsDown(string address) => Change(address, s => s with { IsUp = false });

    /// <summary>A server with read_only = 1.</summary>
    [Given("MySQL server {address} is read-only")]
    [Example("MySQL server 192.168.1.180 is read-only", "a server that answers, with read_only = 1")]
    public void IsReadOnly(string address) => Change(address, s => s with { IsUp = true, IsReadOnly = true });

    /// <summary>A server with read_only = 0.</summary>
    [Given("MySQL server {address} is writable")]
    [Example("MySQL server 192.168.1.180 is writable", "a server that answers, with read_only = 0")]
    public void IsWritable(string address) => Change(address, s => s with { IsUp = true, IsReadOnly = false });

    /// <summary>A slow server.</summary>
    [Given("MySQL server {address} answers after {duration}")]
    [Example("MySQL server 192.168.1.180 answers after 900 ms", "a slow server: every answer takes that long")]
    public void AnswersAfter(string address, TimeSpan delay) => Change(address, s => s with { IsUp = true, AnswersAfter = delay });

    /// <summary>A server stops answering.</summary>
    [When("MySQL server {address} goes down")]
    [Example("MySQL server 192.168.1.180 goes down", "a server refuses connections from now on")]
    public void GoesDown(string address) => IsDown(address);

    /// <summary>A server answers again.</summary>
    [When("MySQL server {address} comes up")]
    [Example("MySQL server 192.168.1.180 comes up", "a server answers from now on, as read-only and as slow as it was")]
    public void ComesUp(string address) => IsUp(address);

    private void Change(string address, Func<BackendState, BackendState> change)
    {
        BackendState state = change(_states.GetValueOrDefault(address, BackendState.Down));
        _states[address] = state;
        _world.SetBackend(address, state);
    }
}
