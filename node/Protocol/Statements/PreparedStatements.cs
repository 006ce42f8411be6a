using Sim.Engine.Texts;
using Sim.Protocol.Packets;
using Sim.Protocol.Wire;

namespace Sim.Protocol.Statements;

/// <summary>The prepared statements of one connection.</summary>
internal sealed class PreparedStatements(ProtocolLimits limits, PreparedMemory memory) : IDisposable
{
    private readonly Dictionary<uint, PreparedStatement> _byId = [];
    private uint _lastId;
    private long _bytes;

    private long BytesLeft => Math.Min(limits.PreparedBytes - _bytes, memory.Left);

    /// <summary>Prepares a statement; an error when it cannot be.</summary>
    public (PreparedStatement? Statement, ErrPacket? Error) Prepare(ReadOnlySpan<byte> text)
    {
        if (_byId.Count == limits.PreparedStatements || (long)text.Length * sizeof(char) > BytesLeft)
        {
            return (null, StatementErrors.TooMany(limits.PreparedStatements));
        }

        string sql = ByteText.Decode(text);
        if (string.IsNullOrWhiteSpace(sql))
        {
            return (null, StatementErrors.Empty);
        }

        var statement = new PreparedStatement(NextId(), sql);
        if (statement.ParameterCount > ushort.MaxValue)
        {
            return (null, StatementErrors.TooManyPlaceholders);
        }

        _byId.Add(statement.Id, statement);
        Occupy(statement.TextBytes);
        return (statement, null);
    }

    /// <summary>The statement to run for COM_STMT_EXECUTE.</summary>
    public BoundStatement Bind(ReadOnlySpan<byte> arguments)
    {
        PreparedStatement? statement = Find(arguments, out uint id);
        if (statement is null)
        {
            return new BoundStatement(null, StatementErrors.Unknown(id, "mysqld_stmt_execute"));
        }

        Occupy(-statement.LongDataBytes);
        return statement.Bind(arguments[sizeof(uint)..]);
    }

    /// <summary>Keeps part of a value for COM_STMT_SEND_LONG_DATA; for an unknown statement it is lost, as in MySQL.</summary>
    public void AddLongData(ReadOnlySpan<byte> arguments)
    {
        if (Find(arguments, out _) is not { } statement)
        {
            return;
        }

        var reader = new PayloadReader(arguments[sizeof(uint)..]);
        if (reader.TryReadUInt16(out ushort parameter))
        {
            long before = statement.LongDataBytes;
            statement.AddLongData(parameter, reader.Rest, BytesLeft);
            Occupy(statement.LongDataBytes - before);
        }
    }

    /// <summary>Forgets the values that came ahead, for COM_STMT_RESET.</summary>
    public void Reset(ReadOnlySpan<byte> arguments)
    {
        if (Find(arguments, out _) is { } statement)
        {
            Occupy(-statement.LongDataBytes);
            statement.Reset();
        }
    }

    /// <summary>Forgets a statement, for COM_STMT_CLOSE.</summary>
    public void Close(ReadOnlySpan<byte> arguments)
    {
        if (Find(arguments, out uint id) is { } statement)
        {
            Occupy(-statement.TextBytes - statement.LongDataBytes);
            _byId.Remove(id);
        }
    }

    /// <summary>The answer to COM_STMT_FETCH.</summary>
    public ErrPacket Fetch(ReadOnlySpan<byte> arguments) =>
        Find(arguments, out uint id) is null ? StatementErrors.Unknown(id, "mysqld_stmt_fetch") : StatementErrors.NoCursor(id);

    /// <summary>Forgets all: another user has the connection now.</summary>
    public void Clear()
    {
        _byId.Clear();
        Occupy(-_bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private void Occupy(long bytes)
    {
        _bytes += bytes;
        memory.Change(bytes);
    }

    private PreparedStatement? Find(ReadOnlySpan<byte> arguments, out uint id) =>
        new PayloadReader(arguments).TryReadUInt32(out id) ? _byId.GetValueOrDefault(id) : null;

    private uint NextId()
    {
        do
        {
            _lastId++;
        }
        while (_lastId == 0 || _byId.ContainsKey(_lastId));

        return _lastId;
    }
}
