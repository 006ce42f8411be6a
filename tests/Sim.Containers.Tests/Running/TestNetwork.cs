using Docker.DotNet;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Networks;

namespace Sim.Containers.Tests.Running;

/// <summary>
/// A network of a test's own, with fixed addresses and no way out of it, and the containers on it. A second network is the tests' door to the admin
/// ports; it stays when a container is cut off the first. All is gone when disposed.
/// </summary>
internal sealed class TestNetwork : IAsyncDisposable
{
    private readonly IDockerClient _engine = Engine.Connect();
    private readonly string _prefix;
    private readonly INetwork _inside;
    private readonly INetwork _door;
    private readonly List<IAsyncDisposable> _started = [];

    private TestNetwork(string prefix)
    {
        _prefix = prefix;
        _inside = new NetworkBuilder().WithCreateParameterModifier(parameters =>
        {
            parameters.Internal = true;
            parameters.IPAM = new IPAM { Config = [new IPAMConfig { Subnet = $"{prefix}.0/24" }] };
        }).Build();
        _door = new NetworkBuilder().Build();
    }

    /// <summary>Makes the network, or skips the test where that cannot be.</summary>
    /// <param name="prefix">The first three numbers of its addresses.</param>
    public static async Task<TestNetwork> Create(string prefix)
    {
        await Engine.Require(prefix);
        var network = new TestNetwork(prefix);
        await Task.WhenAll([network._inside.CreateAsync(), network._door.CreateAsync()]);
        return network;
    }

    /// <summary>Starts a node and waits until its container is healthy.</summary>
    /// <param name="number">The last number of its address.</param>
    /// <param name="configuration">The text of <c>/etc/proxysql.cnf</c>.</param>
    /// <param name="volume">The name of a volume for <c>/var/lib/proxysql</c>; null: one of its own.</param>
    public async Task<NodeContainer> StartNode(int number, string configuration, string? volume = null)
    {
        var node = new NodeContainer(AddressOf(number), configuration, volume, OpenDoor, Place(number));
        _started.Add(node);
        await node.Start();
        return node;
    }

    /// <summary>Starts a MySQL server and waits until it serves.</summary>
    /// <param name="number">The last number of its address.</param>
    public async Task<MysqlContainer> StartMysql(int number)
    {
        var server = new MysqlContainer(AddressOf(number), Place(number));
        _started.Add(server);
        await server.Start();
        return server;
    }

    /// <summary>Sits somebody down at a node's own machine, with a MySQL client.</summary>
    public async Task<Operator> StartOperator(NodeContainer node)
    {
        var seat = new Operator(node);
        _started.Add(seat);
        await seat.Start();
        return seat;
    }

    /// <summary>Takes a node off the network; the tests still reach it.</summary>
    public Task CutOff(NodeContainer node) =>
        _engine.Networks.DisconnectNetworkAsync(_inside.Name, new NetworkDisconnectParameters { Container = node.Id, Force = true });

    /// <summary>Brings a node back, at its address.</summary>
    public Task BringBack(NodeContainer node, int number) =>
        _engine.Networks.ConnectNetworkAsync(_inside.Name, new NetworkConnectParameters { Container = node.Id, EndpointConfig = At(number) });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable container in _started)
        {
            await container.DisposeAsync();
        }

        await _inside.DisposeAsync();
        await _door.DisposeAsync();
        _engine.Dispose();
    }

    /// <summary>Not by Testcontainers' own means: those wait until the container has started, and that waits for the door.</summary>
    private Task OpenDoor(string container) =>
        _engine.Networks.ConnectNetworkAsync(_door.Name, new NetworkConnectParameters { Container = container });

    private string AddressOf(int number) => $"{_prefix}.{number}";

    private EndpointSettings At(int number) => new() { IPAMConfig = new EndpointIPAMConfig { IPv4Address = AddressOf(number) } };

    /// <summary>What puts a container at its address when it is made.</summary>
    private Func<ContainerBuilder, ContainerBuilder> Place(int number) => builder => builder
        .WithNetwork(_inside)
        .WithCreateParameterModifier(parameters => parameters.NetworkingConfig!.EndpointsConfig[_inside.Name] = At(number));
}
