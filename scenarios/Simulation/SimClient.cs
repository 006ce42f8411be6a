using Sim.Engine.Admin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Simulation;

/// <summary>A client on the node's own machine.</summary>
internal sealed class SimClient(SimWorld world, SimProcess process, ClientLogin login) : IWorldClient
{
    private AdminSession? _session;

    public Task<AdminReply> Query(string sql) => Task.FromResult(world.Wait(process, sql, Ask));

    private async ValueTask<AdminReply> Ask(string sql)
    {
        if (_session is null)
        {
            if (!process.Node.IsListening)
            {
                return new AdminReply.Error(2003, "HY000", ClientErrors.Refused(process.Machine.Host));
            }

            AdminLoginResult result = process.LogIn(login.User, login.Password, "127.0.0.1");
            if (result.Session is null)
            {
                return result.Error!;
            }

            _session = result.Session;
        }

        return await _session.Execute(sql);
    }
}
