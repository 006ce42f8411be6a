using CsCheck;
using Sim.Engine.Checksums;
using Xunit;

namespace Sim.Tests.Checksums;

public sealed class SpookyHashTests
{
    private static readonly Gen<(byte[] Message, int[] Cuts)> _messageAndCuts =
        Gen.Select(Gen.Byte.Array[0, 1500], Gen.Int[0, 400].Array[0, 30]);

    /// <summary>Bytes i % 251 for i &lt; n, seeds (19,3), computed with lib/SpookyV2.cpp of ProxySQL v1.4.6.</summary>
    public static TheoryData<int, ulong, ulong, string> Vectors { get; } = new()
    {
        { 0, 0xA99D5577AE8AD38A, 0x57C5FCF0A0C093CA, "0xAE8AD38AA99D5577" },
        { 1, 0x4E315CC6F3B8A0F5, 0x5A6336001517A5DF, "0xF3B8A0F54E315CC6" },
        { 7, 0xE78E21E73A0818FF, 0x98CA480B7730004C, "0x3A0818FFE78E21E7" },
        { 8, 0x8AEE3079D0F37A02, 0xBD90972269FA21FC, "0xD0F37A028AEE3079" },
        { 15, 0x926D6CBA9F57F6BC, 0x228974B85201928B, "0x9F57F6BC926D6CBA" },
        { 16, 0x3538B72E606C161B, 0x97E5CAD2E824DFF9, "0x606C161B3538B72E" },
        { 17, 0xA1BE7BA75B9D6BD1, 0x595A6D5C80E4E1BE, "0x5B9D6BD1A1BE7BA7" },
        { 31, 0x4EB5D4D99E3F5556, 0x5A88A59F59FD737F, "0x9E3F55564EB5D4D9" },
        { 32, 0xE78C4789E2424599, 0x106CC4CF29D70557, "0xE2424599E78C4789" },
        { 33, 0x295217FC4837CD43, 0x15F64B2AED0FD115, "0x4837CD43295217FC" },
        { 63, 0xD5F0CABE6495864E, 0xAD954D716644B5C1, "0x6495864ED5F0CABE" },
        { 64, 0x28F770291677053F, 0xFFADEEB27DD67386, "0x1677053F28F77029" },
        { 95, 0xBDE0427BAF64CA76, 0x894E35CB8127106C, "0xAF64CA76BDE0427B" },
        { 96, 0x297636B81253A27F, 0x231F190B7D7EAE95, "0x1253A27F297636B8" },
        { 97, 0xE74E59784094F342, 0x0281CC06D2AA4B5D, "0x4094F342E74E5978" },
        { 127, 0x2DB6EA009B1A3EAE, 0x4C5E071F958353DB, "0x9B1A3EAE2DB6EA00" },
        { 191, 0x06A13CAEDC27E18E, 0x84994BDBAC9A832A, "0xDC27E18E6A13CAE0" },
        { 192, 0x235CC9AD343E100A, 0x405EB087C50EF692, "0x343E100A235CC9AD" },
        { 193, 0x8282A0449E4F6649, 0x01EBAB5EDC0653D9, "0x9E4F66498282A044" },
        { 255, 0xD870399591FCF099, 0xE3D18D674709C3C4, "0x91FCF099D8703995" },
        { 256, 0xD2089C0FA516234E, 0x7C77EDCF65C8829F, "0xA516234ED2089C0F" },
        { 383, 0x985F36304143C02D, 0xB60C612EDD92C61C, "0x4143C02D985F3630" },
        { 384, 0xB33689BCCC8DB749, 0x7D23CC44E74FDD7A, "0xCC8DB749B33689BC" },
        { 385, 0x9400E563119D072B, 0xC0EEC7D29F24793E, "0x119D072B9400E563" },
        { 1000, 0x70921E51111636FE, 0x0E5D98928CA8935D, "0x111636FE70921E51" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_message_has_the_hash_and_the_text_that_ProxySQL_computes(int length, ulong h1, ulong h2, string text)
    {
        var hash = new SpookyHash(19, 3);
        hash.Update(Message(length));

        Assert.Equal((h1, h2), hash.Finish());
        Assert.Equal(text, ChecksumText.Format(h1));
    }

    [Fact]
    public void Growing_chunks_give_the_hash_of_the_whole()
    {
        byte[] message = Message(1000);
        var hash = new SpookyHash(19, 3);
        int size = 1;
        for (int start = 0; start < message.Length; start += size, size = (size % 37) + 1)
        {
            hash.Update(message.AsSpan(start, Math.Min(size, message.Length - start)));
        }

        Assert.Equal(0x70921E51111636FEUL, hash.Finish().H1);
    }

    [Fact]
    public void Any_split_gives_the_same_hash() => _messageAndCuts.Sample(input =>
    {
        var whole = new SpookyHash(13, 4);
        whole.Update(input.Message);

        var parts = new SpookyHash(13, 4);
        ReadOnlySpan<byte> rest = input.Message;
        foreach (int cut in input.Cuts)
        {
            int length = Math.Min(cut, rest.Length);
            parts.Update(rest[..length]);
            rest = rest[length..];
        }

        parts.Update(rest);
        return parts.Finish() == whole.Finish();
    });

    [Fact]
    public void Finishing_does_not_disturb_what_follows() => _messageAndCuts.Sample(input =>
    {
        int half = input.Message.Length / 2;
        var watched = new SpookyHash(1, 2);
        watched.Update(input.Message.AsSpan(0, half));
        (ulong, ulong) first = watched.Finish();
        bool repeats = first == watched.Finish();
        watched.Update(input.Message.AsSpan(half));

        var whole = new SpookyHash(1, 2);
        whole.Update(input.Message);
        return repeats && watched.Finish() == whole.Finish();
    });

    [Fact]
    public void Text_is_hashed_as_its_UTF8_bytes() => Gen.String[Gen.Char, 0, 300].Sample(text =>
    {
        var asText = new SpookyHash(19, 3);
        asText.Update(text);
        var asBytes = new SpookyHash(19, 3);
        asBytes.Update(System.Text.Encoding.UTF8.GetBytes(text));
        return asText.Finish() == asBytes.Finish();
    });

    [Fact]
    public void Hashing_allocates_nothing()
    {
        byte[] message = Message(1000);
        Hash(message);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Hash(message);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static ulong Hash(byte[] message)
    {
        var hash = new SpookyHash(19, 3);
        hash.Update(message);
        hash.Update("192.168.1.208 主库");
        return hash.Finish().H1;
    }

    private static byte[] Message(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i % 251))];
}
