using Sim.Engine.Admin;
using Sim.Engine.Texts;
using Sim.Protocol.Logins;
using Sim.Protocol.Packets;
using Sim.Protocol.Statements;
using Sim.Protocol.Wire;

namespace Sim.Protocol;

/// <summary>How a connection ended: the last packet, where there is something to say, and what to report.</summary>
internal readonly record struct ConnectionEnd(ErrPacket? LastWord = null, ClientFaultKind? Fault = null, byte Command = 0);

/// <summary>Answers the commands of one client that is logged in (src: lib/MySQL_Session.cpp, handler).</summary>
internal sealed class CommandLoop(
    PacketChannel channel, IAdminPort port, LoginConversation login, IAdminSession session, ServerOffer offer, Deadline deadline)
    : IDisposable
{
    /// <summary>A longer answer is not written on the thread that brought its rows.</summary>
    private const int ShortAnswerRows = 100;

    /// <summary>So many commands that were there already are answered before others get their turn.</summary>
    private const int CommandsAtOnceMax = 16;

    /// <summary>A longer command is not read on the thread that waits for all sockets.</summary>
    private const int ShortCommandBytes = 16 * 1024;

    private static readonly OkPacket _done = new(0, ServerStatus.Autocommit);
    private static readonly EofPacket _optionSet = new(ServerStatus.Autocommit);

    private readonly ProtocolLimits _limits = offer.Limits;
    private readonly PreparedStatements? _statements = offer.HasPreparedStatements ? new PreparedStatements(offer.Limits, offer.PreparedMemory) : null;
    private IAdminSession _session = session;
    private bool _isThreadLent;
    private int _commandsAtOnce;
    private long _answerBytes;
    private long _allocatedBefore;

    /// <summary>Goes on until the client leaves or is sent away.</summary>
    public async ValueTask<ConnectionEnd> Run()
    {
        channel.Writer.Sending += () => deadline.Set(_limits.AnswerTime);
        while (true)
        {
            deadline.Set(_limits.IdleTime);
            await NextArrives();
            deadline.Set(_limits.PacketTime);
            PacketRead read = await channel.ReadFirst(_limits.CommandPacketBytes);
            if (read.Fault != PacketFault.None)
            {
                return new ConnectionEnd(PacketFaults.Answer(read.Fault), PacketFaults.Kind(read.Fault));
            }

            deadline.Suspend();
            if (read.Payload.Length > ShortCommandBytes)
            {
                await Task.Yield();
            }

            _allocatedBefore = GC.GetTotalAllocatedBytes();
            if (await Answer(read.Payload) is { } end)
            {
                return end;
            }

            await channel.Writer.Flush();
            _ = NoteGarbage();
            _answerBytes = 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // What the client did not take.
        offer.HugeCommands.Note(_answerBytes);
        _statements?.Dispose();
        _session.Dispose();
    }

    /// <summary>
    /// Waits for the next command. A client that is ahead of its answers is not served on and on by the thread that brought the last one, which
    /// may be the node's, or the one that waits for all sockets.
    /// </summary>
    private async ValueTask NextArrives()
    {
        ValueTask<bool> arrival = channel.Reader.Arrives();
        _commandsAtOnce = arrival.IsCompleted ? _commandsAtOnce + 1 : 0;
        if (_commandsAtOnce > CommandsAtOnceMax)
        {
            _commandsAtOnce = 0;
            await Task.Yield();
        }
        else if (arrival.IsCompleted)
        {
            await LeaveLentThread();
        }

        _ = await arrival;
        _isThreadLent = false;
    }

    /// <summary>Goes on elsewhere, where this is the thread that brought an answer.</summary>
    private async ValueTask LeaveLentThread()
    {
        if (_isThreadLent)
        {
            _isThreadLent = false;
            await Task.Yield();
        }
    }

    /// <summary>Writes the answer to one command; not null when the connection ends.</summary>
    private async ValueTask<ConnectionEnd?> Answer(ReadOnlyMemory<byte> packet)
    {
        if (packet.IsEmpty)
        {
            return new ConnectionEnd(null, ClientFaultKind.UnknownCommand);
        }

        ReadOnlyMemory<byte> arguments = packet[1..];
        var command = (CommandCode)packet.Span[0];
        switch (command)
        {
            case CommandCode.Query:
                return await Execute(ByteText.Decode(arguments.Span), RowFormat.Text);
            case CommandCode.Ping or CommandCode.InitDatabase:
                _done.Write(channel.Writer);
                return null;
            case CommandCode.SetOption:
                _optionSet.Write(channel.Writer);
                return null;
            case CommandCode.Statistics:
                (await port.ReadStatistics()).Write(channel.Writer);
                return null;
            case CommandCode.FieldList:
                ErrPacket.CommandNotSupported.Write(channel.Writer);
                return null;
            case CommandCode.ProcessKill:
                ErrPacket.KillNotSupported.Write(channel.Writer);
                return null;
            case CommandCode.ChangeUser:
                return await ChangeUser(ChangeUserCommand.Read(arguments.Span));
            case CommandCode.Quit:
                return default(ConnectionEnd);
            default:
                return _statements is { } statements
                    ? await AnswerAboutStatement(statements, command, arguments)
                    : RefuseStatements(command);
        }
    }

    private async ValueTask<ConnectionEnd?> AnswerAboutStatement(PreparedStatements statements, CommandCode command, ReadOnlyMemory<byte> arguments)
    {
        switch (command)
        {
            case CommandCode.StatementPrepare:
                Prepare(statements, arguments.Span);
                return null;
            case CommandCode.StatementExecute:
                return await Execute(statements.Bind(arguments.Span));
            case CommandCode.StatementFetch:
                statements.Fetch(arguments.Span).Write(channel.Writer);
                return null;
            case CommandCode.StatementReset:
                statements.Reset(arguments.Span);
                _done.Write(channel.Writer);
                return null;
            case CommandCode.StatementSendLongData:
                statements.AddLongData(arguments.Span);
                return null;
            case CommandCode.StatementClose:
                statements.Close(arguments.Span);
                return null;
            default:
                return Unknown(command);
        }
    }

    /// <summary>1.4.6 has prepared statements on the ports for client traffic only; some of the commands it takes here too, to no effect.</summary>
    private ConnectionEnd? RefuseStatements(CommandCode command)
    {
        switch (command)
        {
            case CommandCode.StatementPrepare or CommandCode.StatementExecute:
                ErrPacket.CommandNotSupported.Write(channel.Writer);
                return null;
            case CommandCode.StatementReset:
                _done.Write(channel.Writer);
                return null;
            case CommandCode.StatementClose or CommandCode.StatementSendLongData:
                return null;
            default:
                return Unknown(command);
        }
    }

    /// <summary>Tells what was allocated since it was told last, and gives it.</summary>
    private long NoteGarbage()
    {
        long allocated = GC.GetTotalAllocatedBytes();
        long bytes = allocated - _allocatedBefore;
        offer.HugeCommands.Note(bytes);
        _allocatedBefore = allocated;
        return bytes;
    }

    private static ConnectionEnd Unknown(CommandCode command) => new(null, ClientFaultKind.UnknownCommand, (byte)command);

    private void Prepare(PreparedStatements statements, ReadOnlySpan<byte> text)
    {
        (PreparedStatement? statement, ErrPacket? error) = statements.Prepare(text);
        if (statement is null)
        {
            error?.Write(channel.Writer);
            return;
        }

        new StatementPrepared(statement.Id, (ushort)statement.ParameterCount).Write(channel.Writer);
    }

    private async ValueTask<ConnectionEnd?> Execute(BoundStatement bound)
    {
        if (bound.Sql is { } sql)
        {
            return await Execute(sql, RowFormat.Binary);
        }

        bound.Error?.Write(channel.Writer);
        return null;
    }

    private async ValueTask<ConnectionEnd?> Execute(string sql, RowFormat format)
    {
        ValueTask<AdminReply> answering = _session.Execute(sql);
        _isThreadLent = !answering.IsCompleted;
        AdminReply reply = await answering;

        // What it took to have the answer is garbage by now, however long the client takes to read it.
        _answerBytes = NoteGarbage();
        switch (reply)
        {
            case AdminReply.Rows rows:
                if (rows.Set.Rows.Count > ShortAnswerRows)
                {
                    await LeaveLentThread();
                }

                await new ResultSetPackets(rows.Set, IsGlobalChecksum(sql, rows.Set), format).Write(channel.Writer);
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

        deadline.Set(_limits.LoginTime);
        LoginResult result = await login.ChangeUser(command);
        if (result.Session is not { } session)
        {
            return new ConnectionEnd(result.Error, result.Fault);
        }

        _session.Dispose();
        _session = session;
        _statements?.Clear();
        _done.Write(channel.Writer);
        return null;
    }
}
