using System.Globalization;
using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Images;
using MySqlConnector;

namespace Sim.Containers.Tests.Running;

/// <summary>A node as a container. The tests log in as the account that the configuration lets in from elsewhere.</summary>
internal sealed class NodeContainer : IAsyncDisposable
{
    private const int AdminPort = 6032;
    private const string Loopback = "127.0.0.1";

    /// <summary>The image asks every 5 s; tests are in more of a hurry.</summary>
    private static readonly TimeSpan _healthCheckPeriod = TimeSpan.FromMilliseconds(250);

    private readonly IContainer _container;
    private bool _hasDoor;

    /// <summary>A node that is to be started.</summary>
    /// <param name="address">Its address, as its peers know it.</param>
    /// <param name="configuration">The text of <c>/etc/proxysql.cnf</c>.</param>
    /// <param name="volume">The volume of its data, or null.</param>
    /// <param name="openDoor">Puts the container with this identifier on the network through which its admin port is published.</param>
    /// <param name="place">Puts it at its address.</param>
    public NodeContainer(
        string address, string configuration, string? volume, Func<string, Task> openDoor, Func<ContainerBuilder, ContainerBuilder> place)
    {
        Address = address;
        ContainerBuilder builder = place(new ContainerBuilder(Engine.NodeImage))
            .WithImagePullPolicy(PullPolicy.Never)
            .WithResourceMapping(Encoding.UTF8.GetBytes(configuration), "/etc/proxysql.cnf")
            .WithOutputConsumer(Log)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilContainerIsHealthy())
            .WithStartupCallback(async (container, _) =>
            {
                if (!_hasDoor)
                {
                    _hasDoor = true;
                    await openDoor(container.Id);
                }
            })
            .WithCreateParameterModifier(parameters =>
            {
                parameters.Healthcheck = new HealthcheckConfig { Interval = _healthCheckPeriod };
                parameters.HostConfig!.PortBindings = new Dictionary<string, IList<PortBinding>>
                {
                    [string.Create(CultureInfo.InvariantCulture, $"{AdminPort}/tcp")] = [new PortBinding { HostIP = Loopback, HostPort = "" }],
                };
            });
        _container = (volume is null ? builder : builder.WithVolumeMount(volume, "/var/lib/proxysql")).Build();
    }

    /// <summary>Where its peers find it.</summary>
    public string Address { get; }

    /// <summary>What it has logged.</summary>
    public ContainerLog Log { get; } = new();

    /// <summary>The engine's name of the container.</summary>
    public string Id => _container.Id;

    /// <summary>Starts it, for the first time or again, and waits until it is healthy.</summary>
    public Task Start() => _container.StartAsync();

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        using IDockerClient engine = Engine.Connect();
        await engine.Containers.KillContainerAsync(Id, new ContainerKillParameters());
        await engine.Containers.WaitContainerAsync(Id);
    }

    /// <summary>SIGTERM, as <c>docker stop</c> sends it; gives the exit code.</summary>
    public async Task<long> Stop()
    {
        await _container.StopAsync();
        return await _container.GetExitCodeAsync();
    }

    /// <summary>Whom its processes belong to, as numbers.</summary>
    public async Task<string[]> Owners()
    {
        using IDockerClient engine = Engine.Connect();
        ContainerProcessesResponse running = await engine.Containers.ListProcessesAsync(Id, new ContainerListProcessesParameters { PsArgs = "-o uid,pid" });
        return [.. running.Processes.Select(static columns => columns[0]).Distinct()];
    }

    /// <summary>Runs a program in the container.</summary>
    public Task<ExecResult> Run(params string[] command) => _container.ExecAsync(command);

    /// <summary>Logs in, by default as the account that the cluster's configuration lets in from elsewhere.</summary>
    public async Task<MySqlConnection> Open(string user = "cluster_20X", string password = "123456")
    {
        var settings = new MySqlConnectionStringBuilder
        {
            Server = _container.Hostname,
            Port = _container.GetMappedPublicPort(AdminPort),
            UserID = user,
            Password = password,
            Pooling = false,
            SslMode = MySqlSslMode.Disabled,
        };
        var connection = new MySqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs statements one after the other.</summary>
    public async Task Execute(params string[] statements)
    {
        await using MySqlConnection connection = await Open();
        foreach (string statement in statements)
        {
            await using var command = new MySqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>The rows of a query: values separated by blanks, NULL as <c>NULL</c>.</summary>
    public async Task<string[]> Query(string sql)
    {
        await using MySqlConnection connection = await Open();
        await using var command = new MySqlCommand(sql, connection);
        await using MySqlDataReader reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : reader.GetValue(i))));
        }

        return [.. rows];
    }

    /// <summary>Waits until a query's rows are these, in any order.</summary>
    public async Task Comes(string sql, params string[] rows) => await Patience.Until(
        () => Query(sql),
        answer => answer.Order(StringComparer.Ordinal).SequenceEqual(rows.Order(StringComparer.Ordinal)),
        answer => $"on {Address} {sql}\n{string.Join('\n', answer)}");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
