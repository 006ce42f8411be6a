using System.Buffers.Binary;
using Sim.Protocol.Wire;

namespace Sim.Hosting.Outbound;

/// <summary>
/// Which packets an honest server sends one after the other, as far as that protects the client library: at a login no request for the password in
/// clear text, as an answer one result set of a bearable number of columns, and nothing behind it, for the library would take that for the answer to
/// the next question.
/// </summary>
internal sealed class AnswerShape
{
    /// <summary>So much of each packet is looked at.</summary>
    public const int HeadBytes = 256;

    /// <summary>Begins an error, wherever it comes.</summary>
    public const byte ErrorMark = 0xff;

    /// <summary>MySQL's own limit.</summary>
    private const int ColumnsMax = 4096;

    private const byte OkMark = 0x00;
    private const byte LocalFileMark = 0xfb;
    private const byte TwoByteMark = 0xfc;
    private const byte ThreeByteMark = 0xfd;
    private const byte EndMark = 0xfe;
    private const byte SwitchMark = 0xfe;

    /// <summary>CLIENT_DEPRECATE_EOF, in the upper half of the capabilities.</summary>
    private const int DeprecatesEof = 1 << 8;

    private Stage _stage = Stage.Greeting;
    private int _columnsLeft;
    private bool _marksEndOfColumns;

    private enum Stage
    {
        Greeting,
        Login,
        Rest,
        Header,
        Columns,
        EndOfColumns,
        Rows,
        Over,
    }

    /// <summary>Whether nothing has come yet.</summary>
    public bool IsGreetingNext => _stage == Stage.Greeting;

    /// <summary>Whether a column is described next.</summary>
    public bool IsColumnNext => _stage == Stage.Columns;

    /// <summary>A question is asked.</summary>
    public void BeginAnswer() => _stage = Stage.Header;

    /// <summary>Nothing is asked.</summary>
    public void EndAnswer() => _stage = Stage.Rest;

    /// <summary>Whether an honest server sends this packet now.</summary>
    /// <param name="head">How it begins.</param>
    /// <param name="partBytes">The length of its first part.</param>
    public bool Admits(ReadOnlySpan<byte> head, int partBytes)
    {
        byte mark = head.IsEmpty ? OkMark : head[0];
        if (mark == ErrorMark)
        {
            bool isFirst = _stage != Stage.Over;
            _stage = Stage.Over;
            return isFirst;
        }

        switch (_stage)
        {
            case Stage.Greeting:
                _marksEndOfColumns = MarksEndOfColumns(head);
                _stage = Stage.Login;
                return true;
            case Stage.Login:
                return mark == SwitchMark ? IsBearableMethod(head[1..]) : mark is not (TwoByteMark or ThreeByteMark);
            case Stage.Header:
                return AdmitsHeader(mark, head);
            case Stage.Columns:
                _stage = --_columnsLeft > 0 ? Stage.Columns : BehindColumns;
                return true;
            case Stage.EndOfColumns:
                _stage = Stage.Rows;
                return true;
            case Stage.Rows:
                _stage = mark == EndMark && partBytes < PacketHeader.MaxPartBytes ? Stage.Over : Stage.Rows;
                return true;
            default:
                return false;
        }
    }

    private Stage BehindColumns => _marksEndOfColumns ? Stage.EndOfColumns : Stage.Rows;

    private bool AdmitsHeader(byte mark, ReadOnlySpan<byte> head)
    {
        if (mark is OkMark or LocalFileMark)
        {
            _stage = Stage.Over;
            return true;
        }

        _columnsLeft = mark switch
        {
            < LocalFileMark => mark,
            TwoByteMark when head.Length > 2 => BinaryPrimitives.ReadUInt16LittleEndian(head[1..]),
            _ => int.MaxValue,
        };
        _stage = Stage.Columns;
        return _columnsLeft <= ColumnsMax;
    }

    /// <summary>Through the relay's socket the library believes that the server is on this machine, and would tell it the password.</summary>
    private static bool IsBearableMethod(ReadOnlySpan<byte> request)
    {
        int end = request.IndexOf((byte)0);
        ReadOnlySpan<byte> method = end < 0 ? request : request[..end];
        return method.IsEmpty || method.SequenceEqual("mysql_native_password"u8) || method.SequenceEqual("caching_sha2_password"u8)
            || method.SequenceEqual("sha256_password"u8);
    }

    /// <summary>Reads a greeting as far as its capabilities; one that has none is refused by the library.</summary>
    private static bool MarksEndOfColumns(ReadOnlySpan<byte> greeting)
    {
        const int FromVersionToUpperCapabilities = 1 + 4 + 8 + 1 + 2 + 1 + 2;
        int endOfVersion = greeting.IndexOf((byte)0);
        int position = endOfVersion + FromVersionToUpperCapabilities;
        return endOfVersion < 0 || greeting.Length < position + sizeof(ushort)
            || (BinaryPrimitives.ReadUInt16LittleEndian(greeting[position..]) & DeprecatesEof) == 0;
    }
}
