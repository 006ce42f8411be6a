using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sim.Engine.Texts;

namespace Sim.Engine.Checksums;

/// <summary>
/// SpookyHash V2 (public domain, Bob Jenkins), incremental: how the bytes are cut into updates does not change the hash.
/// A value type that allocates nothing (src: lib/SpookyV2.cpp).
/// </summary>
public struct SpookyHash
{
    private const int BufferBytes = 2 * SpookyLanes.BlockBytes;

    private SpookyLanes _lanes;
    private Buffer _buffer;
    private int _bufferedBytes;
    private bool _isLong;

    /// <summary>Starts a hash with two seeds.</summary>
    public SpookyHash(ulong seed1, ulong seed2) => _lanes = new SpookyLanes(seed1, seed2);

    /// <summary>Adds bytes.</summary>
    public void Update(ReadOnlySpan<byte> bytes)
    {
        Span<byte> buffer = MemoryMarshal.AsBytes((Span<ulong>)_buffer);
        int free = BufferBytes - _bufferedBytes;
        if (bytes.Length < free)
        {
            bytes.CopyTo(buffer[_bufferedBytes..]);
            _bufferedBytes += bytes.Length;
            return;
        }

        _isLong = true;
        if (_bufferedBytes > 0)
        {
            bytes[..free].CopyTo(buffer[_bufferedBytes..]);
            bytes = bytes[free..];
            _lanes.Mix(buffer);
            _lanes.Mix(buffer[SpookyLanes.BlockBytes..]);
        }

        while (bytes.Length >= SpookyLanes.BlockBytes)
        {
            _lanes.Mix(bytes);
            bytes = bytes[SpookyLanes.BlockBytes..];
        }

        bytes.CopyTo(buffer);
        _bufferedBytes = bytes.Length;
    }

    /// <summary>Adds the bytes of a text.</summary>
    public void Update(ReadOnlySpan<char> text)
    {
        Span<byte> chunk = stackalloc byte[256];
        while (!text.IsEmpty)
        {
            ByteText.Encode(text, chunk, out int charsRead, out int bytesWritten);
            Update(chunk[..bytesWritten]);
            text = text[charsRead..];
        }
    }

    /// <summary>The two halves of the hash over all bytes so far; more may be added afterwards.</summary>
    public readonly (ulong H1, ulong H2) Finish()
    {
        Buffer copy = _buffer;
        Span<byte> rest = MemoryMarshal.AsBytes((Span<ulong>)copy);
        if (!_isLong)
        {
            return SpookyShort.Hash(rest[.._bufferedBytes], _lanes.Seed1, _lanes.Seed2);
        }

        SpookyLanes lanes = _lanes;
        int remainderBytes = _bufferedBytes;
        if (remainderBytes >= SpookyLanes.BlockBytes)
        {
            lanes.Mix(rest);
            rest = rest[SpookyLanes.BlockBytes..];
            remainderBytes -= SpookyLanes.BlockBytes;
        }

        rest = rest[..SpookyLanes.BlockBytes];
        rest[remainderBytes..].Clear();
        rest[^1] = (byte)remainderBytes;
        return lanes.End(rest);
    }

    // Words rather than bytes keep the buffer aligned; it is only ever seen as bytes.
    [InlineArray(BufferBytes / sizeof(ulong))]
    private struct Buffer
    {
        private ulong _word;
    }
}
