using Sim.Protocol.Packets;
using Sim.Protocol.Wire;

namespace Sim.Protocol.Statements;

/// <summary>A statement to run, or the error that comes instead.</summary>
internal readonly record struct BoundStatement(string? Sql, ErrPacket? Error);

/// <summary>A statement that a client prepared, with what it said of the values so far.</summary>
internal sealed class PreparedStatement(uint id, string sql)
{
    private const int FlagsAndIterationsBytes = 5;

    private readonly StatementTemplate _template = new(sql);
    private readonly Dictionary<ushort, MemoryStream> _longData = [];
    private ParameterType[]? _types;
    private ErrPacket? _failure;

    /// <summary>The number by which the client calls it.</summary>
    public uint Id { get; } = id;

    /// <summary>How many values it takes.</summary>
    public int ParameterCount => _template.ParameterCount;

    /// <summary>What its text occupies.</summary>
    public long TextBytes { get; } = (long)sql.Length * sizeof(char);

    /// <summary>What the values that came ahead occupy.</summary>
    public long LongDataBytes { get; private set; }

    /// <summary>Keeps part of a value. The command has no answer, so that what is wrong with it is told to the next execution.</summary>
    public void AddLongData(ushort parameter, ReadOnlySpan<byte> part, long bytesLeft)
    {
        if (parameter >= ParameterCount)
        {
            _failure = StatementErrors.WrongArguments("mysqld_stmt_send_long_data");
        }
        else if (part.Length > bytesLeft)
        {
            _failure = ErrPacket.PacketTooLarge;
        }
        else
        {
            _longData.TryAdd(parameter, new MemoryStream());
            _longData[parameter].Write(part);
            LongDataBytes += part.Length;
        }
    }

    /// <summary>Forgets the values that came ahead.</summary>
    public void Reset()
    {
        _longData.Clear();
        LongDataBytes = 0;
        _failure = null;
    }

    /// <summary>Reads the values behind the statement's number and puts them in their places; those that came ahead are used up.</summary>
    public BoundStatement Bind(ReadOnlySpan<byte> arguments)
    {
        ErrPacket? failure = _failure;
        List<string>? literals = failure is null ? ReadValues(arguments) : null;
        Reset();
        return literals is null
            ? new BoundStatement(null, failure ?? StatementErrors.WrongArguments("mysqld_stmt_execute"))
            : new BoundStatement(_template.Fill(literals), null);
    }

    private List<string>? ReadValues(ReadOnlySpan<byte> arguments)
    {
        var reader = new PayloadReader(arguments);
        if (!reader.TryReadBytes(FlagsAndIterationsBytes, out _))
        {
            return null;
        }

        if (ParameterCount == 0)
        {
            return [];
        }

        if (!reader.TryReadBytes((ParameterCount + 7) / 8, out ReadOnlySpan<byte> nulls) || !TryReadTypes(ref reader))
        {
            return null;
        }

        var literals = new List<string>(ParameterCount);
        for (int i = 0; i < ParameterCount; i++)
        {
            bool isNull = (nulls[i / 8] & (1 << (i % 8))) != 0;
            if ((isNull ? SqlLiteral.Null : ReadValue(ref reader, i)) is not { } literal)
            {
                return null;
            }

            literals.Add(literal);
        }

        return literals;
    }

    private string? ReadValue(ref PayloadReader reader, int parameter) =>
        _longData.TryGetValue((ushort)parameter, out MemoryStream? data)
            ? SqlLiteral.OfBytes(data.GetBuffer().AsSpan(0, (int)data.Length))
            : ParameterReader.Read(ref reader, _types![parameter]);

    /// <summary>Types come with the first execution and whenever they change.</summary>
    private bool TryReadTypes(ref PayloadReader reader)
    {
        if (!reader.TryReadByte(out byte areNew))
        {
            return false;
        }

        if (areNew == 0)
        {
            return _types is not null;
        }

        var types = new ParameterType[ParameterCount];
        for (int i = 0; i < types.Length; i++)
        {
            if (!reader.TryReadByte(out byte kind) || !reader.TryReadByte(out byte flags))
            {
                return false;
            }

            types[i] = new ParameterType((ParameterKind)kind, (flags & 0x80) != 0);
        }

        _types = types;
        return true;
    }
}
