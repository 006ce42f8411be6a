using System.Globalization;
using MySqlConnector;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Hostile;

/// <summary>A running node that hostile clients turn to, and what must hold for it afterwards.</summary>
public class HostileNodeFixture : IAsyncLifetime
{
    /// <summary>What the process may occupy, whatever clients do, in bytes. Unpublished and at rest it occupies about 100 MB.</summary>
    private const long MaxResidentBytes = 300L * 1024 * 1024;

    private readonly NodeHome _home = new();
    private readonly string[] _options;
    private RunningNode? _node;

    /// <summary>With the usual options.</summary>
    public HostileNodeFixture()
        : this([])
    {
    }

    private protected HostileNodeFixture(string[] options) => _options = options;

    internal RunningNode Node => _node ?? throw new InvalidOperationException("not started");

    internal Place Admin => _home.Admin;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _node = await _home.Start(_options);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _home.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>A client that does what clients do is served, nothing broke, and memory is bounded.</summary>
    internal async Task AssertUnharmed()
    {
        await using MySqlConnection connection = await Node.Open();
        Assert.Equal([["1"]], await connection.Query("SELECT 1"));
        Assert.DoesNotContain(Node.Log.All, static line => line.Contains("defect", StringComparison.Ordinal));
        await Patience.Until(() => ResidentBytes() < MaxResidentBytes, "the process occupies no more than it should");
    }

    /// <summary>What the process occupies now, in bytes.</summary>
    internal long ResidentBytes()
    {
        string line = File.ReadLines($"/proc/{Node.Id.ToString(CultureInfo.InvariantCulture)}/status").First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}

/// <summary>One whose clients have two seconds to log in.</summary>
public sealed class HastyNodeFixture() : HostileNodeFixture(["--login-timeout", "2"]);
