using MySqlConnector;
using Sim.Hosting.CommandLine;
using Sim.Hosting.Outbound;

namespace Sim.Hosting.Health;

/// <summary>
/// <c>--health-check</c>: asks the node that runs with the same arguments, as a container's health check does. ProxySQL has no such option; an image
/// without a client needs it.
/// </summary>
internal static class HealthCheck
{
    private const int PatienceSeconds = 2;

    private const int Healthy = 0;
    private const int Unhealthy = 1;

    /// <summary>Asks, says in one line what came of it, and gives the exit code: 0 when the node answers.</summary>
    public static async Task<int> Run(NodeArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        StartupFiles files = StartupFiles.Find(arguments);
        AdminAddress address = AdminAddress.Of(arguments, files.ConfigurationPath is { } path ? StartupFiles.TryRead(path) : null);
        if (await FindFault(address) is { } fault)
        {
            await Console.Error.WriteLineAsync($"{address}: {fault}");
            return Unhealthy;
        }

        Console.WriteLine($"{address} answers");
        return Healthy;
    }

    /// <summary>
    /// Why there is no answer, or null. A refused login is an answer too: the node's thread has looked at it, and an operator may have changed the
    /// password since.
    /// </summary>
    private static async Task<string?> FindFault(AdminAddress address)
    {
        MySqlConnectionStringBuilder settings = ConnectionSettings.For(
            address.Host, address.Port, address.Username, address.Password, PatienceSeconds * 1000);
        settings.DefaultCommandTimeout = PatienceSeconds;
        try
        {
            await using var connection = new MySqlConnection(settings.ConnectionString);
            await connection.OpenAsync();
            await using var command = new MySqlCommand("SELECT 1", connection);
            await command.ExecuteScalarAsync();
            return null;
        }
        catch (MySqlException error)
        {
            return ClientErrors.IsFromServer(error) ? null : ClientErrors.OfConnect(error, address.Host);
        }
    }
}
