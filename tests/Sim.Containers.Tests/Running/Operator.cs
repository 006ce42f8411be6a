using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace Sim.Containers.Tests.Running;

/// <summary>
/// Somebody at a node's own machine: a container with a MySQL client in the node's network namespace. The account <c>admin</c> may connect locally only.
/// </summary>
internal sealed class Operator : IAsyncDisposable
{
    private readonly IContainer _container;

    /// <summary>An operator of a running node.</summary>
    public Operator(NodeContainer node) => _container = new ContainerBuilder(Engine.MysqlImage)
        .WithEntrypoint("sleep", "infinity")
        .WithCreateParameterModifier(parameters => parameters.HostConfig!.NetworkMode = $"container:{node.Id}")
        .Build();

    /// <summary>Takes the seat.</summary>
    public Task Start() => _container.StartAsync();

    /// <summary>Runs statements with the command line client; gives what it prints.</summary>
    /// <exception cref="InvalidOperationException">The client reports an error.</exception>
    public async Task<string> Run(params string[] statements)
    {
        ExecResult result = await _container.ExecAsync(
            ["mariadb", "-h127.0.0.1", "-P6032", "-uadmin", "-padmin", "--batch", "-e", string.Join(";\n", statements)]);
        return result.ExitCode == 0 ? result.Stdout : throw new InvalidOperationException(result.Stderr);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
