using System.Text;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace Sim.Containers.Tests.Running;

/// <summary>A MySQL server behind the nodes, which lets their monitor in.</summary>
internal sealed class MysqlContainer : IAsyncDisposable
{
    private const string Preparation = "CREATE USER IF NOT EXISTS 'monitor'@'%' IDENTIFIED BY 'monitor';\n";

    private readonly IContainer _container;

    /// <summary>A server that is to be started.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="place">Puts it at its address.</param>
    public MysqlContainer(string address, Func<ContainerBuilder, ContainerBuilder> place)
    {
        Address = address;
        _container = place(new ContainerBuilder(Engine.MysqlImage))
            .WithEnvironment("MARIADB_ALLOW_EMPTY_ROOT_PASSWORD", "1")
            .WithResourceMapping(Encoding.UTF8.GetBytes(Preparation), "/etc/mysql/backend.sql")
            .WithCommand("--init-file=/etc/mysql/backend.sql")
            .WithWaitStrategy(Wait.ForUnixContainer().UntilCommandIsCompleted("mariadb", "-umonitor", "-pmonitor", "-h127.0.0.1", "-e", "SELECT 1"))
            .Build();
    }

    /// <summary>Where nodes find it.</summary>
    public string Address { get; }

    /// <summary>Starts it, for the first time or again, and waits until it serves.</summary>
    public Task Start() => _container.StartAsync();

    /// <summary>Stops it in order.</summary>
    public Task Stop() => _container.StopAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
