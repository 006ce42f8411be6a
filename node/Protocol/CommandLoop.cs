using System.Text;
using Sim.Engine.Admin;
using Sim.Protocol.Logins;
using Sim.Protocol.Packets;
using Sim.Protocol.Wire;

namespace Sim.Protocol;

/// <summary>How a connection ended: the last packet, where there is something to say, and what to report.</summary>
internal readonly record struct ConnectionEnd(ErrPacket? LastWord = null, ClientFaultKind? Fault = null, byte Command = 0);

/// <summary>Answers the commands of one client that is logged in (src: lib/MySQL_Session.cpp, handler).</summary>
internal sealed class CommandLoop(
    PacketChannel channel, IAdminPort port, LoginConversation login, IAdminSession session, ProtocolLimits limits, Deadline deadline)
    : IDisposable
{
    private static readonly OkPacket _done = new(0, ServerStatus.Autocommit);
    private static readonly EofPacket _optionSet = new(ServerStatus.Autocommit);

    private IAdminSession _session = session;

    /// <summary>Goes on until the client leaves or is sent away.</summary>
    public async ValueTask<ConnectionEnd> Run()
    {
        while (true)
        {
            deadline.Set(limits.IdleTime);
            _ = await channel.Reader.Arrives();
            deadline.Set(limits.PacketTime);
            PacketRead read = await channel.ReadFirst(limits.CommandPacketBytes);
            if (read.Fault != PacketFault.None)
            {
                return new ConnectionEnd(PacketFaults.Answer(read.Fault), PacketFaults.Kind(read.Fault));
            }

            deadline.Suspend();
            if (await Answer(read.Payload) is { } end)
            {
                return end;
            }

            deadline.Set(limits.IdleTime);
            await channel.Writer.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    /// <summary>Writes the answer to one command; not null when the connection ends.</summary>
    private async ValueTask<ConnectionEnd?> Answer(ReadOnlyMemory<byte> packet)
    {
        if (packet.IsEmpty)
        {
            return new ConnectionEnd(null, ClientFaultKind.UnknownCommand);
        }

        ReadOnlyMemory<byte> arguments = packet[1..];
        switch ((CommandCode)packet.Span[0])
        {
            case CommandCode.Query:
                return await AnswerQuery(Encoding.UTF8.GetString(arguments.Span));
            case CommandCode.Ping or CommandCode.InitDatabase or CommandCode.StatementReset:
                _done.Write(channel.Writer);
                return null;
            case CommandCode.SetOption:
                _optionSet.Write(channel.Writer);
                return null;
            case CommandCode.Statistics:
                (await port.ReadStatistics()).Write(channel.Writer);
                return null;
            case CommandCode.FieldList or CommandCode.StatementPrepare or CommandCode.StatementExecute:
                ErrPacket.CommandNotSupported.Write(channel.Writer);
                return null;
            case CommandCode.ProcessKill:
                ErrPacket.KillNotSupported.Write(channel.Writer);
                return null;
            case CommandCode.StatementClose or CommandCode.StatementSendLongData:
                return null;
            case CommandCode.ChangeUser:
                return await ChangeUser(ChangeUserCommand.Read(arguments.Span));
            case CommandCode.Quit:
                return default(ConnectionEnd);
            default:
                return new ConnectionEnd(null, ClientFaultKind.UnknownCommand, packet.Span[0]);
        }
    }

    private async ValueTask<ConnectionEnd?> AnswerQuery(string sql)
    {
        AdminReply reply = await _session.Execute(sql);
        deadline.Set(limits.IdleTime);
        switch (reply)
        {
            case AdminReply.Rows rows:
                await new TextResultSet(rows.Set, IsGlobalChecksum(sql, rows.Set)).Write(channel.Writer);
                return null;
            case AdminReply.Ok ok:
                new OkPacket(ok.AffectedRows, ServerStatus.Autocommit, ok.Info).Write(channel.Writer);
                return null;
            case AdminReply.Error error:
                new ErrPacket(error.Code, error.SqlState, error.Message).Write(channel.Writer);
                return null;
            default:
                return default(ConnectionEnd);
        }
    }

    /// <summary>No table has such a function, so the column can have this name only when the command was recognised.</summary>
    private static bool IsGlobalChecksum(string sql, ResultSet set) =>
        set.Columns is ["CHECKSUM"] && sql.Contains("GLOBAL_CHECKSUM()", StringComparison.OrdinalIgnoreCase);

    /// <summary>1.4.6 gives no answer to this command on the admin port, and clients that reuse connections hang; here it is a login like the first.</summary>
    private async ValueTask<ConnectionEnd?> ChangeUser(ChangeUserCommand? command)
    {
        if (command is null)
        {
            return new ConnectionEnd(ErrPacket.BadHandshake, ClientFaultKind.BadHandshake);
        }

        deadline.Set(limits.LoginTime);
        LoginResult result = await login.ChangeUser(command);
        if (result.Session is not { } session)
        {
            return new ConnectionEnd(result.Error, result.Fault);
        }

        _session.Dispose();
        _session = session;
        _done.Write(channel.Writer);
        return null;
    }
}
