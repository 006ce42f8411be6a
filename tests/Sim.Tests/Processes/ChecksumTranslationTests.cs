using Sim.Scenarios.Conformance;
using Xunit;

namespace Sim.Tests.Processes;

public sealed class ChecksumTranslationTests
{
    private const string A = "0xAAAAAAAAAAAAAAAA";
    private const string B = "0xBBBBBBBBBBBBBBBB";
    private const string C = "0xCCCCCCCCCCCCCCCC";
    private const string D = "0xDDDDDDDDDDDDDDDD";
    private const string Nothing = "0x0000000000000000";

    [Theory]
    [InlineData(new[] { A, B, A }, new[] { C, D, C }, true)]
    [InlineData(new[] { A, Nothing }, new[] { C, Nothing }, true)]
    [InlineData(new[] { A, B, A }, new[] { C, D, D }, false)]
    [InlineData(new[] { A, B }, new[] { C, C }, false)]
    [InlineData(new[] { A }, new[] { Nothing }, false)]
    [InlineData(new[] { Nothing }, new[] { C }, false)]
    public void Who_has_the_same_as_whom_is_what_counts(string[] recorded, string[] played, bool agree)
    {
        string[] lines = [.. played.Select(checksum => $"checksum {checksum} .")];

        IReadOnlyList<string> translated = new ChecksumTranslation().Translate([.. recorded.Select(checksum => $"checksum {checksum} .")], lines);

        Assert.Equal(agree, translated.SequenceEqual(lines));
    }

    [Fact]
    public void What_was_learnt_holds_for_everything_that_follows()
    {
        var translation = new ChecksumTranslation();
        _ = translation.Translate([A], [C]);

        Assert.Equal([C], translation.Translate([A], [D]));
        Assert.Equal([B, "more"], translation.Translate([B, "more"], [C]));
    }
}
