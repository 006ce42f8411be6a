using Sim.Protocol.Wire;

namespace Sim.Protocol.Packets;

/// <summary>OK: done (src: lib/MySQL_Protocol.cpp, generate_pkt_OK).</summary>
/// <param name="AffectedRows">How many rows were changed.</param>
/// <param name="Status">The status flags.</param>
/// <param name="Info">Text for people; nothing of it is sent when it is empty.</param>
public sealed record OkPacket(long AffectedRows, ServerStatus Status, string Info = "")
{
    /// <summary>Writes the packet.</summary>
    public void Write(PacketWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Begin();
        writer.WriteByte(0x00);
        writer.WriteNumber((ulong)AffectedRows);
        writer.WriteNumber(0);
        writer.WriteUInt16((ushort)Status);
        writer.WriteUInt16(0);
        if (Info.Length > 0)
        {
            writer.WriteValue(Info);
        }

        writer.End();
    }
}

/// <summary>EOF: the end of columns or rows (src: lib/MySQL_Protocol.cpp, generate_pkt_EOF).</summary>
/// <param name="Status">The status flags.</param>
public sealed record EofPacket(ServerStatus Status)
{
    /// <summary>Writes the packet.</summary>
    public void Write(PacketWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Begin();
        writer.WriteByte(0xfe);
        writer.WriteUInt16(0);
        writer.WriteUInt16((ushort)Status);
        writer.End();
    }
}

/// <summary>ERR: an error (src: lib/MySQL_Protocol.cpp, generate_pkt_ERR).</summary>
/// <param name="Code">The number of the error.</param>
/// <param name="SqlState">Five characters.</param>
/// <param name="Message">What went wrong.</param>
public sealed record ErrPacket(int Code, string SqlState, string Message)
{
    /// <summary>A command that the admin port does not have: 1.4.6 gives a state of seven characters, of which five go out.</summary>
    public static ErrPacket CommandNotSupported { get; } = new(1045, "#2800", "Command not supported");

    /// <summary>COM_PROCESS_KILL, which has a code of its own.</summary>
    public static ErrPacket KillNotSupported { get; } = new(9003, "#2800", "Command not supported");

    /// <summary>More connections than allowed.</summary>
    public static ErrPacket TooManyConnections { get; } = new(1040, "08004", "Too many connections");

    /// <summary>What a client sent for a login is none.</summary>
    public static ErrPacket BadHandshake { get; } = new(1043, "08S01", "Bad handshake");

    /// <summary>A packet beyond the limit.</summary>
    public static ErrPacket PacketTooLarge { get; } = new(1153, "08S01", "Got a packet bigger than 'max_allowed_packet' bytes");

    /// <summary>A packet with the wrong number.</summary>
    public static ErrPacket PacketOutOfOrder { get; } = new(1156, "08S01", "Got packets out of order");

    /// <summary>Writes the packet.</summary>
    public void Write(PacketWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Begin();
        writer.WriteByte(0xff);
        writer.WriteUInt16((ushort)Code);
        writer.WriteByte((byte)'#');
        writer.WriteText(SqlState);
        writer.WriteText(Message);
        writer.End();
    }
}

/// <summary>Asks the client to prove its password with another authentication method.</summary>
/// <param name="Plugin">The method.</param>
/// <param name="Scramble">20 bytes, none of them 0.</param>
public sealed record AuthSwitchRequest(string Plugin, ReadOnlyMemory<byte> Scramble)
{
    /// <summary>Writes the packet.</summary>
    public void Write(PacketWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Begin();
        writer.WriteByte(0xfe);
        writer.WriteTerminatedText(Plugin);
        writer.WriteBytes(Scramble.Span);
        writer.WriteByte(0);
        writer.End();
    }
}

/// <summary>COM_STATISTICS' line of figures (src: lib/MySQL_Protocol.cpp, generate_statistics_response).</summary>
/// <param name="UptimeSeconds">Seconds since the node started.</param>
/// <param name="Threads">Connections of clients of the proxy, not of the admin port.</param>
/// <param name="Questions">Queries of clients of the proxy.</param>
/// <param name="SlowQueries">Slow ones among them.</param>
public sealed record StatisticsPacket(long UptimeSeconds, long Threads, long Questions, long SlowQueries)
{
    /// <summary>Writes the packet.</summary>
    public void Write(PacketWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Begin();
        writer.WriteText(FormattableString.Invariant(
            $"Uptime: {UptimeSeconds} Threads: {Threads}  Questions: {Questions}  Slow queries: {SlowQueries}"));
        writer.End();
    }
}

/// <summary>
/// The answer to COM_STMT_PREPARE. It names no columns, as MySQL does for statements whose columns are known only when they run; clients take
/// them from the result.
/// </summary>
/// <param name="Id">The statement's number.</param>
/// <param name="ParameterCount">How many values it takes; as many definitions follow.</param>
public sealed record StatementPrepared(uint Id, ushort ParameterCount)
{
    /// <summary>Writes the packet and those of the parameters.</summary>
    public void Write(PacketWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Begin();
        writer.WriteByte(0x00);
        writer.WriteUInt32(Id);
        writer.WriteUInt16(0);
        writer.WriteUInt16(ParameterCount);
        writer.WriteByte(0);
        writer.WriteUInt16(0);
        writer.End();
        for (int i = 0; i < ParameterCount; i++)
        {
            ColumnDefinition.Text("?").Write(writer);
        }

        if (ParameterCount > 0)
        {
            new EofPacket(ServerStatus.Autocommit).Write(writer);
        }
    }
}
