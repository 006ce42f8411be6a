using System.Text;
using CsCheck;
using Sim.Protocol.Packets;
using Sim.Protocol.Wire;
using Xunit;

namespace Sim.Tests.Protocol;

/// <summary>What holds for all bytes that may come in.</summary>
public sealed class PacketLawsTests
{
    private const int Cases = 1_000_000;
    private const int MaxBytes = 5000;

    /// <summary>Bytes with many zeros and small numbers, as lengths and packet numbers are.</summary>
    private static readonly Gen<byte[]> _bytes = Gen.Frequency(
        (3, Gen.OneOf(Gen.Const((byte)0), Gen.Byte[0, 3], Gen.Byte).Array[0, 60]),
        (1, Gen.Byte.Array[0, 60]));

    [Fact]
    public void Any_bytes_are_packets_or_a_fault_and_memory_stays_bounded() =>
        _bytes.Select(Gen.Int[1, 40], Gen.Bool).Sample(
            static (bytes, chunk, readsAhead) =>
            {
                using var reader = new PacketReader(new DribblingStream(bytes, chunk)) { ReadsAhead = readsAhead };
                int consumed = 0;
                PacketRead read;
                do
                {
                    read = Complete(reader.Read(0, MaxBytes));
                    consumed += PacketHeader.Bytes + read.Payload.Length;
                    bool isExpected = read.Fault != PacketFault.None || bytes.AsSpan(0, consumed).EndsWith(read.Payload.Span);
                    if (!isExpected)
                    {
                        return false;
                    }
                }
                while (read.Fault == PacketFault.None);

                return true;
            },
            iter: Cases);

    [Fact]
    public void Any_payload_is_a_handshake_response_or_none() =>
        Gen.Select(Gen.UInt, _bytes, Gen.Bool).Sample(
            static (capabilities, bytes, isPlausible) =>
            {
                uint bits = isPlausible ? capabilities | (uint)RawClient.Usual : capabilities;
                byte[] payload = [.. BitConverter.GetBytes(bits), .. new byte[isPlausible ? 28 : 0], .. bytes];
                HandshakeResponse? response = HandshakeResponse.Read(payload);
                _ = HandshakeResponse.AsksForTls(payload);
                ChangeUserCommand? command = ChangeUserCommand.Read(bytes);
                return (response is null || response.Proof.Length + response.Username.Length <= payload.Length)
                    && (command is null || command.Proof.Length <= bytes.Length);
            },
            iter: Cases);

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gen.Byte.Array[0, 4000].Array[1, 6], Gen.Int[1, 5000], Gen.Bool).Sample(
            static (payloads, chunk, isCompressed) =>
            {
                var stream = new MemoryStream();
                Stream outward = isCompressed ? new CompressedStream(stream) : stream;
                using var writer = new PacketWriter(outward);
                foreach (byte[] payload in payloads)
                {
                    writer.NextSequence = 0;
                    writer.Begin();
                    writer.WriteBytes(payload);
                    writer.End();
                    Complete(writer.Flush());
                }

                Stream inward = new DribblingStream(stream.ToArray(), chunk);
                using var reader = new PacketReader(isCompressed ? new CompressedStream(inward) : inward) { ReadsAhead = true };
                return payloads.All(payload => Complete(reader.Read(0, MaxBytes)).Payload.Span.SequenceEqual(payload))
                    && Complete(reader.Read(0, MaxBytes)).Fault == PacketFault.Ended;
            },
            iter: 2000);

    [Theory]
    [InlineData(0xff_ffff - 1)]
    [InlineData(0xff_ffff)]
    [InlineData(0xff_ffff + 1)]
    [InlineData(2 * 0xff_ffff)]
    [InlineData((2 * 0xff_ffff) + 5)]
    public void Long_packets_are_divided_and_put_together(int length)
    {
        byte[] payload = new byte[length];
        new Random(1).NextBytes(payload);
        var stream = new MemoryStream();
        using var writer = new PacketWriter(stream) { NextSequence = 255 };
        writer.Begin();
        writer.WriteBytes(payload);
        writer.End();
        Complete(writer.Flush());

        Assert.Equal(length + (PacketHeader.Bytes * ((length / 0xff_ffff) + 1)), stream.Length);
        Assert.Equal((byte)(255 + (length / 0xff_ffff) + 1), writer.NextSequence);
        stream.Position = 0;
        using var reader = new PacketReader(stream);
        PacketRead read = Complete(reader.Read(255, length));
        Assert.True(payload.AsSpan().SequenceEqual(read.Payload.Span));
        Assert.Equal(writer.NextSequence, read.NextSequence);

        stream.Position = 0;
        Assert.Equal(PacketFault.TooLarge, Complete(reader.Read(255, length - 1)).Fault);
    }

    [Theory]
    [InlineData(0, "00")]
    [InlineData(250, "fa")]
    [InlineData(251, "fcfb00")]
    [InlineData(65_535, "fcffff")]
    [InlineData(65_536, "fd000001")]
    [InlineData(16_777_215, "fdffffff")]
    [InlineData(16_777_216, "fe0000000100000000")]
    public void Numbers_take_as_few_bytes_as_they_need(ulong number, string expected)
    {
        var stream = new MemoryStream();
        using var writer = new PacketWriter(stream);
        writer.Begin();
        writer.WriteNumber(number);
        writer.End();
        Complete(writer.Flush());

        Assert.Equal(expected, Convert.ToHexStringLower(stream.ToArray().AsSpan(PacketHeader.Bytes)));
    }

    [Fact]
    public void A_value_has_its_length_in_bytes_before_it() =>
        Gen.String[Gen.Char, 0, 300].Sample(
            static text =>
            {
                var stream = new MemoryStream();
                using var writer = new PacketWriter(stream);
                writer.Begin();
                writer.WriteValue(text);
                writer.End();
                Complete(writer.Flush());
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                byte[] length = bytes.Length > 250 ? [0xfc, (byte)bytes.Length, (byte)(bytes.Length >> 8)] : [(byte)bytes.Length];
                return stream.ToArray().AsSpan(PacketHeader.Bytes).SequenceEqual([.. length, .. bytes]);
            },
            iter: 5000);

    [Fact]
    public void A_long_answer_goes_out_in_pieces_each_with_its_own_time()
    {
        var stream = new MemoryStream();
        var pieces = new List<long>();
        using var writer = new PacketWriter(stream);
        writer.Sending += () => pieces.Add(stream.Length);
        writer.Begin();
        writer.WriteBytes(new byte[(2 * PacketWriter.FlushBytes) + 1]);
        writer.End();

        Complete(writer.Flush());

        Assert.Equal([0, PacketWriter.FlushBytes, 2 * PacketWriter.FlushBytes], pieces);
        Assert.Equal((2 * PacketWriter.FlushBytes) + 1 + PacketHeader.Bytes, stream.Length);
    }

    /// <summary>Streams in memory complete at once.</summary>
    private static T Complete<T>(ValueTask<T> task)
    {
        Assert.True(task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }

    private static void Complete(ValueTask task)
    {
        Assert.True(task.IsCompleted);
        task.GetAwaiter().GetResult();
    }

    /// <summary>Gives no more than so many bytes at once.</summary>
    private sealed class DribblingStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }
}
