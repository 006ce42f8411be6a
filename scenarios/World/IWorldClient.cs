using Sim.Engine.Admin;

namespace Sim.Scenarios.World;

/// <summary>
/// A client of a node's admin port with one connection: it logs in with its first statement and stays logged in, whatever becomes of the
/// credentials meanwhile. Disposing it ends the connection.
/// </summary>
public interface IWorldClient : IAsyncDisposable
{
    /// <summary>Sends one statement and waits for its answer; a refused login is the answer too.</summary>
    Task<AdminReply> Query(string sql);
}

/// <summary>Shorthands of worlds.</summary>
public static class WorldExtensions
{
    /// <summary>Sends one statement with a client of its own.</summary>
    public static async Task<AdminReply> Query(this IWorld world, string node, string sql, ClientLogin? login = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        await using IWorldClient client = world.Connect(node, login);
        return await client.Query(sql);
    }
}
