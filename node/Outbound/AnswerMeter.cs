using Sim.Protocol.Wire;

namespace Sim.Hosting.Outbound;

/// <summary>
/// Measures what a server sends before the client library sees it. The library believes what it is told: it takes memory for a packet when its length
/// is announced and for columns when they are counted, and joins the parts of a long packet by copying them again and again. What is refused here
/// never reaches it.
/// </summary>
/// <param name="isEncrypted">Whether TLS follows the greeting: from then on bytes can be counted, and not understood.</param>
internal sealed class AnswerMeter(bool isEncrypted)
{
    /// <summary>
    /// The bytes of one answer. The longest is the whole of a table, whose rows have some hundred bytes: this is room for 200,000 servers, users or
    /// rules.
    /// </summary>
    public const int AnswerBytesMax = 32 << 20;

    /// <summary>The bytes of a login: a greeting, certificates or a key, and a few short packets.</summary>
    public const int LoginBytesMax = 64 << 10;

    /// <summary>The bytes of a server's farewell to a connection that nobody uses.</summary>
    private const int FarewellBytesMax = 1 << 10;

    /// <summary>Where the packet of a column has its character set, two bytes: so far from the end.</summary>
    private const int CharsetFromEnd = 12;

    /// <summary>MySQL's number for it.</summary>
    private const byte BytesCharset = 63;

    private const int MuchBytes = 1 << 20;

    /// <summary>A row takes memory, however short it is.</summary>
    private const int PacketCost = 32;

    private readonly byte[] _header = new byte[PacketHeader.Bytes];
    private readonly byte[] _head = new byte[AnswerShape.HeadBytes];
    private readonly AnswerShape _shape = new();
    private long _left = LoginBytesMax;
    private long _admitted;
    private int _headerBytes;
    private int _headBytes;
    private int _headBytesDue;
    private int _partBytes;
    private int _partBytesLeft;
    private bool _isLegible = true;
    private bool _isColumn;

    private bool IsContinued => _partBytes == PacketHeader.MaxPartBytes;

    /// <summary>Whether so much of an answer has come that what the library has made of it should not wait for the collector's next look.</summary>
    public bool HasAdmittedMuch => _admitted > MuchBytes;

    /// <summary>A question is going to be asked; false when something is still under way that nobody asked for.</summary>
    public bool BeginAnswer()
    {
        _left = AnswerBytesMax;
        _admitted = 0;
        _shape.BeginAnswer();
        return !_isLegible || (_partBytesLeft == 0 && _headerBytes == 0 && !IsContinued);
    }

    /// <summary>The login is over, or an answer has been taken: there is nothing more to come.</summary>
    public void EndAnswer()
    {
        _left = FarewellBytesMax;
        _shape.EndAnswer();
    }

    /// <summary>
    /// Whether the bytes that have arrived may go on to the library. The columns among them are marked as bytes, whatever the server calls them: the
    /// library would make text of their values, and lose what is no UTF-8.
    /// </summary>
    public bool Admits(Span<byte> arrived)
    {
        _left -= arrived.Length;
        _admitted += arrived.Length;
        bool isAdmitted = _left >= 0;
        while (isAdmitted && _isLegible && !arrived.IsEmpty)
        {
            isAdmitted = _partBytesLeft == 0 ? AdmitsHeader(ref arrived) : AdmitsPart(ref arrived);
        }

        return isAdmitted;
    }

    private bool AdmitsHeader(ref Span<byte> bytes)
    {
        _headerBytes += Take(ref bytes, PacketHeader.Bytes - _headerBytes, _header.AsSpan(_headerBytes)).Length;
        if (_headerBytes < PacketHeader.Bytes)
        {
            return true;
        }

        bool isContinuation = IsContinued;
        _headerBytes = 0;
        _partBytes = _partBytesLeft = PacketHeader.Read(_header).PartBytes;
        _left -= PacketCost;
        if (_partBytes - bytes.Length > _left)
        {
            return false;
        }

        _isColumn = _shape.IsColumnNext && !isContinuation && !IsContinued;
        _headBytes = 0;
        _headBytesDue = isContinuation ? 0 : Math.Min(_partBytes, AnswerShape.HeadBytes);
        return isContinuation || _headBytesDue > 0 || AdmitsPacket();
    }

    /// <summary>A packet is looked at when enough of it is there, which is never later than its last byte.</summary>
    private bool AdmitsPart(ref Span<byte> bytes)
    {
        bool isHead = _headBytes < _headBytesDue;
        Span<byte> piece = isHead
            ? Take(ref bytes, _headBytesDue - _headBytes, _head.AsSpan(_headBytes))
            : Take(ref bytes, _partBytesLeft, default);
        MarkColumn(piece);
        _partBytesLeft -= piece.Length;
        _headBytes += isHead ? piece.Length : 0;
        return !isHead || _headBytes < _headBytesDue || AdmitsPacket();
    }

    /// <summary>Writes the character set for bytes where the piece of a packet has that of a column.</summary>
    private void MarkColumn(Span<byte> piece)
    {
        if (_isColumn && _head[0] != AnswerShape.ErrorMark)
        {
            int charset = _partBytesLeft - CharsetFromEnd;
            Write(piece, charset, BytesCharset);
            Write(piece, charset + 1, 0);
        }

        static void Write(Span<byte> piece, int at, byte value)
        {
            if (at >= 0 && at < piece.Length)
            {
                piece[at] = value;
            }
        }
    }

    private bool AdmitsPacket()
    {
        _isLegible = !(isEncrypted && _shape.IsGreetingNext);
        return _shape.Admits(_head.AsSpan(0, _headBytes), _partBytes);
    }

    /// <summary>Takes so many bytes away, if there are, and copies them.</summary>
    private static Span<byte> Take(ref Span<byte> from, int count, Span<byte> copy)
    {
        Span<byte> taken = from[..Math.Min(from.Length, count)];
        from = from[taken.Length..];
        if (!copy.IsEmpty)
        {
            taken.CopyTo(copy);
        }

        return taken;
    }
}
