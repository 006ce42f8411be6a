using CsCheck;
using Sim.Engine.Checksums;
using Xunit;

namespace Sim.Tests.Checksums;

public sealed class ChecksumTextTests
{
    [Theory]
    [InlineData(0x0000000000000000UL, "0x0000000000000000")]
    [InlineData(0x0000345600000012UL, "0x1234560000000000")]
    [InlineData(0x0000045600000123UL, "0x1234560000000000")]
    [InlineData(0x00000001FFFFFFFFUL, "0xFFFFFFFF10000000")]
    [InlineData(0xFFFFFFFF00000001UL, "0x1FFFFFFFF0000000")]
    public void Halves_lose_their_leading_zeros_and_the_end_is_padded(ulong hash, string text) =>
        Assert.Equal(text, ChecksumText.Format(hash));

    [Fact]
    public void Every_text_is_18_characters_of_upper_case_hexadecimal() => Gen.ULong.Sample(hash =>
    {
        string text = ChecksumText.Format(hash);
        return text.Length == ChecksumText.LengthCharacters
            && text.StartsWith("0x", StringComparison.Ordinal)
            && text.Skip(2).All(c => c is (>= '0' and <= '9') or (>= 'A' and <= 'F'));
    });
}
