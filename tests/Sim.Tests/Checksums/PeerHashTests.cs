using Sim.Engine.Checksums;
using Xunit;

namespace Sim.Tests.Checksums;

public sealed class PeerHashTests
{
    // Computed with lib/SpookyV2.cpp of ProxySQL v1.4.6.
    [Theory]
    [InlineData("192.168.1.208", 0x315E322734031981UL)]
    [InlineData("192.168.1.209", 0xC56EC5A103C3CF53UL)]
    [InlineData("192.168.1.210", 0x1AFEA77E8CD88F41UL)]
    [InlineData("192.168.1.211", 0xDEADD7558F9753E0UL)]
    [InlineData("192.168.1.212", 0xAF53C57C0C7CDB68UL)]
    [InlineData("10.0.0.1", 0xD92E9AC3E3490E58UL)]
    [InlineData("10.0.0.2", 0x4E43F1701391D00FUL)]
    [InlineData("10.0.0.3", 0xFF20B032ED617ABDUL)]
    public void A_peer_has_the_hash_that_ProxySQL_computes(string hostname, ulong hash) => Assert.Equal(hash, PeerHash.Of(hostname, 6032));

    [Fact]
    public void The_port_is_part_of_the_hash() => Assert.NotEqual(PeerHash.Of("10.0.0.1", 6032), PeerHash.Of("10.0.0.1", 6033));
}
