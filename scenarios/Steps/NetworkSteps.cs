using Sim.Scenarios.Gherkin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Steps;

/// <summary>Sentences about time and about the network between nodes.</summary>
[Binding(Order = 3)]
public sealed class NetworkSteps(ScenarioContext scenario)
{
    private readonly IWorld _world = scenario.World;

    /// <summary>Sets how long packets take.</summary>
    [Given("the network between {name} and {name} has latency {duration}")]
    [Example("the network between 208 and 209 has latency 40 ms", "how long a packet takes, in each direction")]
    public void SetLatency(string a, string b, TimeSpan latency) => _world.SetLatency(a, b, latency);

    /// <summary>Sets how many packets are lost.</summary>
    [Given("the network between {name} and {name} loses {percent} of packets")]
    [Example("the network between 208 and 209 loses 5 % of packets", "how often a packet gets lost, in each direction")]
    public void SetLoss(string a, string b, double probability) => _world.SetLoss(a, b, probability);

    /// <summary>Lets time pass.</summary>
    [When("{duration} pass(es)")]
    [Example("5 s passes", "time; units are us, ms, s, min, h, d")]
    public Task Pass(TimeSpan time) => _world.Pass(time);

    /// <summary>Lets time pass until a moment.</summary>
    [When("it is {timestamp}")]
    [Example("it is 2018-04-16 19:10:21.7 +08:00", "time passes until that moment of the world's clock")]
    public Task PassUntil(DateTimeOffset moment) => moment >= _world.Now
        ? _world.Pass(moment - _world.Now)
        : throw new WorldException($"it is {_world.Now:yyyy-MM-dd HH:mm:ss.fff zzz} already");

    /// <summary>Cuts both directions.</summary>
    [When("{name} and {name} are disconnected")]
    [Example("208 and 209 are disconnected", "the network between two nodes is cut, both directions")]
    public void Disconnect(string a, string b) => _world.Disconnect(a, b);

    /// <summary>Heals both directions.</summary>
    [When("{name} and {name} are reconnected")]
    [Example("208 and 209 are reconnected", "the network between two nodes works again, both directions")]
    public void Reconnect(string a, string b) => _world.Reconnect(a, b);

    /// <summary>Cuts a node off from all others.</summary>
    [When("{name} is isolated")]
    [Example("208 is isolated", "the network between a node and each other node is cut, both directions")]
    public void Isolate(string name)
    {
        foreach (string other in _world.Nodes.Where(node => node != name))
        {
            _world.Disconnect(name, other);
        }
    }

    /// <summary>Cuts one direction.</summary>
    [When("the network from {name} to {name} is cut")]
    [Example("the network from 208 to 209 is cut", "what 208 sends to 209 is lost; what 209 sends arrives")]
    public void Cut(string from, string to) => _world.Cut(from, to);

    /// <summary>Heals one direction.</summary>
    [When("the network from {name} to {name} is healed")]
    [Example("the network from 208 to 209 is healed", "what 208 sends to 209 arrives again")]
    public void Heal(string from, string to) => _world.Heal(from, to);
}
