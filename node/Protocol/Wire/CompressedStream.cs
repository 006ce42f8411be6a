using System.Buffers;
using System.IO.Compression;

namespace Sim.Protocol.Wire;

/// <summary>
/// The compressed protocol: frames of zlib data around the stream of packets. A frame's memory grows with the bytes that arrive and its content
/// is unpacked as it is read, so that no small frame becomes a large buffer.
/// </summary>
/// <remarks>Broken frames are <see cref="InvalidDataException"/>s.</remarks>
public sealed class CompressedStream(Stream inner) : Stream
{
    private const int HeaderBytes = 7;
    private const int MaxContentBytes = 1024 * 1024;

    /// <summary>Shorter content is sent as it is (src: lib/MySQL_Protocol.cpp, compression_min_length).</summary>
    private const int MinCompressedBytes = 50;

    private readonly byte[] _header = new byte[HeaderBytes];
    private byte _nextSequence;
    private Stream _frame = Null;
    private int _frameRest;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_frameRest == 0)
        {
            if (!await OpenFrame(cancellationToken))
            {
                return 0;
            }
        }

        int read = await _frame.ReadAsync(buffer[..Math.Min(buffer.Length, _frameRest)], cancellationToken);
        if (read == 0 && buffer.Length > 0)
        {
            throw new InvalidDataException("a compressed frame is shorter than announced");
        }

        _frameRest -= read;
        return read;
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            ReadOnlyMemory<byte> content = buffer[..Math.Min(buffer.Length, MaxContentBytes)];
            buffer = buffer[content.Length..];
            await inner.WriteAsync(Pack(content.Span), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _frame.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<bool> OpenFrame(CancellationToken cancellation)
    {
        int read = await inner.ReadAtLeastAsync(_header, HeaderBytes, throwOnEndOfStream: false, cancellation);
        if (read < HeaderBytes)
        {
            return read == 0 ? false : throw new InvalidDataException("a compressed frame is cut off");
        }

        PacketHeader header = PacketHeader.Read(_header);
        int contentBytes = _header[4] | (_header[5] << 8) | (_header[6] << 16);
        _nextSequence = (byte)(header.Sequence + 1);
        await _frame.DisposeAsync();
        Stream packed = await Receive(header.PartBytes, cancellation);
        bool isCompressed = contentBytes > 0;
        _frame = isCompressed ? new ZLibStream(packed, CompressionMode.Decompress) : packed;
        _frameRest = isCompressed ? contentBytes : header.PartBytes;
        return true;
    }

    private async ValueTask<Stream> Receive(int count, CancellationToken cancellation)
    {
        var received = new MemoryStream();
        byte[] chunk = ArrayPool<byte>.Shared.Rent(Math.Clamp(count, 1, PacketWriter.FlushBytes));
        try
        {
            while (received.Length < count)
            {
                int read = await inner.ReadAsync(chunk.AsMemory(0, (int)Math.Min(chunk.Length, count - received.Length)), cancellation);
                if (read == 0)
                {
                    throw new InvalidDataException("a compressed frame is cut off");
                }

                received.Write(chunk, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        received.Position = 0;
        return received;
    }

    private ReadOnlyMemory<byte> Pack(ReadOnlySpan<byte> content)
    {
        var frame = new MemoryStream(HeaderBytes + content.Length);
        frame.Write(_header, 0, HeaderBytes);
        bool isCompressed = content.Length >= MinCompressedBytes;
        if (isCompressed)
        {
            using var zlib = new ZLibStream(frame, CompressionLevel.Fastest, leaveOpen: true);
            zlib.Write(content);
        }
        else
        {
            frame.Write(content);
        }

        Span<byte> header = frame.GetBuffer().AsSpan(0, HeaderBytes);
        int contentBytes = isCompressed ? content.Length : 0;
        new PacketHeader((int)frame.Length - HeaderBytes, _nextSequence++).Write(header);
        header[4] = (byte)contentBytes;
        header[5] = (byte)(contentBytes >> 8);
        header[6] = (byte)(contentBytes >> 16);
        return frame.GetBuffer().AsMemory(0, (int)frame.Length);
    }
}
