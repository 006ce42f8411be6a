using Sim.Engine;
using Sim.Engine.Admin;
using Sim.Engine.Cluster;
using Sim.Engine.Events;
using Sim.Hosting.Execution;
using Sim.Protocol;
using Sim.Protocol.Packets;

namespace Sim.Hosting.Serving;

/// <summary>The node behind its admin port: brings what clients want to the node's thread, and the answers back to theirs.</summary>
internal sealed class NodePort(Node node, NodeContext context, IEventSink events) : IAdminPort
{
    private const long MicrosecondsPerSecond = 1_000_000;

    private readonly long _startedAt = MonotonicTime.Microseconds;
    private volatile string _serverVersion = "";

    /// <inheritdoc/>
    public string ServerVersion => _serverVersion;

    /// <summary>Reads what greetings tell; on the node's thread, before the port opens and after every statement.</summary>
    public void Refresh() => _serverVersion = node.ServerVersion;

    /// <inheritdoc/>
    public async ValueTask<LoginOutcome> LogIn(LoginAttempt attempt)
    {
        AdminLoginResult result = await context.Invoke(() => new ValueTask<AdminLoginResult>(node.LogIn(attempt)));
        return new LoginOutcome(result.Session is { } session ? new PortSession(this, session) : null, result.Error);
    }

    /// <inheritdoc/>
    public ValueTask<StatisticsPacket> ReadStatistics() => new(
        new StatisticsPacket((MonotonicTime.Microseconds - _startedAt) / MicrosecondsPerSecond, Threads: 0, Questions: 0, SlowQueries: 0));

    /// <inheritdoc/>
    public void Notice(ClientFault fault) => context.Post(() => events.Emit(new ClientMisbehaved(fault)));

    /// <inheritdoc/>
    public void Report(Exception failure)
    {
        if (context.IsAlive)
        {
            context.Post(() => events.Emit(new ServingFailed(failure)));
        }
    }

    private async ValueTask<AdminReply> Execute(AdminSession session, string sql)
    {
        AdminReply reply = await session.Execute(sql);
        Refresh();
        return reply;
    }

    /// <summary>A client that is logged in. A node that ends leaves its clients without an answer.</summary>
    private sealed class PortSession(NodePort port, AdminSession session) : IAdminSession
    {
        public async ValueTask<AdminReply> Execute(string sql)
        {
            try
            {
                return await port.Invoke(session, sql);
            }
            catch (OperationCanceledException)
            {
                return new AdminReply.Dropped();
            }
        }

        public void Dispose()
        {
        }
    }

    /// <summary>What peers ask several times a second is answered on the spot; anything else may take as long as it likes.</summary>
    private Task<AdminReply> Invoke(AdminSession session, string sql) => sql is WireStatements.GlobalChecksum or WireStatements.Checksums
        ? context.InvokeShort(() => Execute(session, sql))
        : context.InvokeAndGoOn(() => Execute(session, sql));
}
