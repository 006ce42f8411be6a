namespace Sim.Protocol.Wire;

/// <summary>
/// Reads packets from a stream. Memory is taken for bytes that have arrived, never for bytes that were only announced, and while it waits for a
/// packet it holds no more than a small buffer. Failures of the stream come through as its exceptions.
/// </summary>
/// <param name="stream">Where bytes come from.</param>
/// <param name="memory">Is told what a long packet occupies.</param>
public sealed class PacketReader(Stream stream, IPacketMemory? memory = null) : IDisposable
{
    private const int SmallBufferBytes = 1024;
    private const int FirstLargeBufferBytes = 4096;

    private readonly byte[] _small = new byte[SmallBufferBytes];
    private Stream _stream = stream;
    private int _start;
    private int _end;
    private byte[]? _large;

    /// <summary>
    /// Whether bytes beyond the packet may be taken from the stream already. Not before a login is over: what follows a packet may belong to TLS
    /// or to the compressed protocol.
    /// </summary>
    public bool ReadsAhead { get; set; }

    /// <summary>Reads from another stream from now on (TLS, compression). Must not have read ahead.</summary>
    public void SwitchTo(Stream stream) =>
        _stream = _start == _end ? stream : throw new InvalidOperationException("bytes of the old stream were read ahead");

    /// <summary>Waits until a packet begins, keeping nothing of the one before; false when the stream ends instead.</summary>
    public ValueTask<bool> Arrives()
    {
        ReleaseLarge();
        return Fill(1);
    }

    /// <summary>Reads one packet whose first part must have the given number and whose parts together may have so many bytes.</summary>
    public async ValueTask<PacketRead> Read(byte firstSequence, int maxBytes)
    {
        ReleaseLarge();
        int total = 0;
        byte sequence = firstSequence;
        while (await Fill(PacketHeader.Bytes))
        {
            PacketHeader header = PacketHeader.Read(_small.AsSpan(_start));
            _start += PacketHeader.Bytes;
            if (header.Sequence != sequence)
            {
                return new PacketRead(PacketFault.OutOfOrder, default, (byte)(header.Sequence + 1));
            }

            sequence++;
            if (header.PartBytes > maxBytes - total)
            {
                return new PacketRead(PacketFault.TooLarge, default, sequence);
            }

            bool isWhole = total == 0 && header.PartBytes <= SmallBufferBytes
                ? await Fill(header.PartBytes)
                : await Append(total, header.PartBytes);
            if (!isWhole)
            {
                return new PacketRead(PacketFault.Truncated, default, sequence);
            }

            total += header.PartBytes;
            if (header.PartBytes < PacketHeader.MaxPartBytes)
            {
                return new PacketRead(PacketFault.None, _large is null ? Take(total) : _large.AsMemory(0, total), sequence);
            }
        }

        return new PacketRead(total == 0 && _start == _end ? PacketFault.Ended : PacketFault.Truncated, default, sequence);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ReleaseLarge();

    private ReadOnlyMemory<byte> Take(int count)
    {
        ReadOnlyMemory<byte> taken = _small.AsMemory(_start, count);
        _start += count;
        return taken;
    }

    /// <summary>Has so many bytes in the small buffer; false when the stream ends before.</summary>
    private async ValueTask<bool> Fill(int count)
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_start + count > SmallBufferBytes)
        {
            _small.AsSpan(_start.._end).CopyTo(_small);
            (_start, _end) = (0, _end - _start);
        }

        while (_end - _start < count)
        {
            int limit = ReadsAhead ? SmallBufferBytes : _start + count;
            int read = await _stream.ReadAsync(_small.AsMemory(_end..limit));
            if (read == 0)
            {
                return false;
            }

            _end += read;
        }

        return true;
    }

    /// <summary>Appends so many bytes to the large buffer, which holds <paramref name="filled"/> already; false when the stream ends before.</summary>
    private async ValueTask<bool> Append(int filled, int count)
    {
        int end = filled + count;
        int buffered = Math.Min(count, _end - _start);
        MakeRoom(filled, filled + buffered);
        _small.AsSpan(_start, buffered).CopyTo(_large.AsSpan(filled));
        _start += buffered;
        filled += buffered;
        while (filled < end)
        {
            MakeRoom(filled, filled + 1);
            int read = await _stream.ReadAsync(_large.AsMemory(filled..Math.Min(end, _large!.Length)));
            if (read == 0)
            {
                return false;
            }

            filled += read;
        }

        return true;
    }

    private void MakeRoom(int filled, int needed)
    {
        if (_large is not null && needed <= _large.Length)
        {
            return;
        }

        int doubled = _large is null ? FirstLargeBufferBytes : (int)Math.Min(Array.MaxLength, _large.Length * 2L);
        byte[] larger = PacketBuffers.Rent(Math.Max(needed, doubled));
        memory?.Occupy(larger.Length);
        if (_large is not null)
        {
            _large.AsSpan(0, filled).CopyTo(larger);
            PacketBuffers.Return(_large);
        }

        _large = larger;
    }

    private void ReleaseLarge()
    {
        if (_large is not null)
        {
            PacketBuffers.Return(_large);
            _large = null;
            memory?.Occupy(0);
        }
    }
}
