using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Clients;

/// <summary>One running node for all tests of a class.</summary>
public sealed class NodeFixture : IAsyncLifetime
{
    private readonly NodeHome _home = new();
    private RunningNode? _node;

    internal RunningNode Node => _node ?? throw new InvalidOperationException("not started");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _node = await _home.Start();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _home.Dispose();
        return ValueTask.CompletedTask;
    }
}
