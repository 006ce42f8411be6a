using CsCheck;
using Sim.Scenarios.Simulation;
using Xunit;

namespace Sim.Tests.Simulation;

public class SeedStreamTests
{
    [Fact]
    public void The_same_seed_and_name_give_the_same_numbers_on_every_machine()
    {
        var stream = new SeedStream(1, "link 208 209");
        Assert.Equal(10807602075606391650UL, stream.Next());
        Assert.Equal(10867855598276923225UL, stream.Next());
    }

    [Fact]
    public void Another_name_gives_other_numbers() => Gen.ULong.Sample(seed =>
        Assert.NotEqual(new SeedStream(seed, "a").Next(), new SeedStream(seed, "b").Next()));

    [Fact]
    public void Numbers_stay_within_their_bounds() => Gen.Select(Gen.ULong, Gen.Long[-1000, 1000], Gen.Long[1, 5000]).Sample((seed, from, count) =>
    {
        long drawn = new SeedStream(seed, "bounds").Between(from, from + count);
        Assert.InRange(drawn, from, from + count - 1);
    });
}
