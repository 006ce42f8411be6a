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

    /// <summary>Whether the bytes that have arrived may go on to the library.</summary>
    public bool Admits(ReadOnlySpan<byte> arrived)
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

    private bool AdmitsHeader(ref ReadOnlySpan<byte> bytes)
    {
        _headerBytes += Move(ref bytes, _header.AsSpan(_headerBytes));
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

        _headBytes = 0;
        _headBytesDue = isContinuation ? 0 : Math.Min(_partBytes, AnswerShape.HeadBytes);
        return isContinuation || _headBytesDue > 0 || AdmitsPacket();
    }

    /// <summary>A packet is looked at when enough of it is there, which is never later than its last byte.</summary>
    private bool AdmitsPart(ref ReadOnlySpan<byte> bytes)
    {
        if (_headBytes < _headBytesDue)
        {
            int moved = Move(ref bytes, _head.AsSpan(_headBytes.._headBytesDue));
            _headBytes += moved;
            _partBytesLeft -= moved;
            return _headBytes < _headBytesDue || AdmitsPacket();
        }

        int passed = Math.Min(bytes.Length, _partBytesLeft);
        bytes = bytes[passed..];
        _partBytesLeft -= passed;
        return true;
    }

    private bool AdmitsPacket()
    {
        _isLegible = !(isEncrypted && _shape.IsGreetingNext);
        return _shape.Admits(_head.AsSpan(0, _headBytes), _partBytes);
    }

    private static int Move(ref ReadOnlySpan<byte> from, Span<byte> to)
    {
        int moved = Math.Min(from.Length, to.Length);
        from[..moved].CopyTo(to);
        from = from[moved..];
        return moved;
    }
}
