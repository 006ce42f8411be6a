using Sim.Engine.Admin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Traces;

/// <summary>A client whose statements and answers are written down.</summary>
internal sealed class TracedClient(IWorldClient client, string node, ClientLogin? login, AnswerLog log) : IWorldClient
{
    /// <inheritdoc/>
    public async Task<AdminReply> Query(string sql)
    {
        AdminReply reply = await client.Query(sql);
        log.Add(node, login?.User, sql, reply);
        return reply;
    }
}
