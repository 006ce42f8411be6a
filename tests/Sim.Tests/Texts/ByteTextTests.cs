using System.Text;
using CsCheck;
using Sim.Engine.Checksums;
using Sim.Engine.Texts;
using Xunit;

namespace Sim.Tests.Texts;

/// <summary>The laws of bytes as text.</summary>
public sealed class ByteTextTests
{
    /// <summary>Bytes with much that is UTF-8, or nearly.</summary>
    private static readonly Gen<byte[]> _bytes = Gen.Frequency(
        (2, Gen.OneOf(Gen.Byte, Gen.Byte[0x80, 0xbf], Gen.Byte[0xc0, 0xff], Gen.Const((byte)'a')).Array[0, 40]),
        (1, Gen.OneOf("a", "é", "主", "😀", "\0").Array[0, 10].Select(static parts => Encoding.UTF8.GetBytes(string.Concat(parts)))),
        (1, Gen.Byte.Array[0, 600]));

    [Fact]
    public void All_bytes_come_back() => _bytes.Array[0, 3].Sample(static parts =>
    {
        byte[] bytes = [.. parts.SelectMany(static part => part)];
        string text = ByteText.Decode(bytes);

        Assert.Equal(bytes, ByteText.Encode(text));
        Assert.Equal(bytes.Length, ByteText.GetByteCount(text));
    });

    [Fact]
    public void Texts_put_together_have_the_bytes_of_both() => Gen.Select(_bytes, _bytes).Sample(static (first, second) =>
        Assert.Equal([.. first, .. second], ByteText.Encode(ByteText.Decode(first) + ByteText.Decode(second))));

    [Fact]
    public void Different_bytes_are_different_texts() => Gen.Select(_bytes, _bytes).Sample(static (first, second) =>
        Assert.Equal(first.AsSpan().SequenceEqual(second), ByteText.Decode(first) == ByteText.Decode(second)));

    [Fact]
    public void UTF_8_is_the_text_that_it_is() => Gen.OneOf("a", "é", "主", "😀", "\0", "\ufffd", "\uffff").Array[0, 200].Sample(static parts =>
    {
        string text = string.Concat(parts);
        byte[] bytes = Encoding.UTF8.GetBytes(text);

        Assert.Equal(text, ByteText.Decode(bytes));
        Assert.Equal(bytes, ByteText.Encode(text));
        Assert.False(ByteText.MayHaveRawBytes(text.Replace("😀", "", StringComparison.Ordinal)));
    });

    [Fact]
    public void Any_text_has_bytes() => Gen.Char.Array[0, 50].Sample(static characters =>
        Assert.Equal(ByteText.GetByteCount(characters), ByteText.Encode(characters).Length));

    [Fact]
    public void Lone_surrogates_stand_for_bytes()
    {
        Assert.Equal("caf\udce9 \udcff\udcfe", ByteText.Decode(Convert.FromHexString("636166E920FFFE")));
        Assert.Equal("\udced\udca0\udc80", ByteText.Decode(Convert.FromHexString("EDA080")));
        Assert.Equal("😀\udc80", ByteText.Decode(Convert.FromHexString("F09F988080")));
    }

    [Fact]
    public void Other_lone_surrogates_are_written_as_UTF_8_encoders_write_them()
    {
        Assert.Equal("EFBFBD", Convert.ToHexString(ByteText.Encode("\ud800")));
        Assert.Equal("EFBFBDEFBFBD", Convert.ToHexString(ByteText.Encode("\udc7f\udd00")));
    }

    [Fact]
    public void What_has_no_room_is_left_for_later() => Gen.Select(_bytes, Gen.Int[4, 20]).Sample(static (bytes, room) =>
    {
        ReadOnlySpan<char> rest = ByteText.Decode(bytes);
        Span<byte> piece = stackalloc byte[room];
        List<byte> all = [];
        while (!rest.IsEmpty)
        {
            ByteText.Encode(rest, piece, out int read, out int written);
            Assert.NotEqual(0, read);
            all.AddRange(piece[..written]);
            rest = rest[read..];
        }

        Assert.Equal(bytes, all);
    });

    [Fact]
    public void A_text_is_hashed_as_its_bytes() => _bytes.Sample(static bytes =>
    {
        var ofText = new SpookyHash(19, 3);
        var ofBytes = new SpookyHash(19, 3);
        ofText.Update(ByteText.Decode(bytes));
        ofBytes.Update(bytes);

        Assert.Equal(ofBytes.Finish(), ofText.Finish());
    });
}
