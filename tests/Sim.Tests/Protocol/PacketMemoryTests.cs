using Sim.Protocol;
using Sim.Protocol.Wire;
using Xunit;

namespace Sim.Tests.Protocol;

/// <summary>What all clients' packets occupy together.</summary>
public sealed class PacketMemoryTests
{
    private readonly List<string> _ended = [];
    private readonly PacketMemory _memory = new(100, new HugeCommands());

    [Fact]
    public void The_packet_that_began_first_makes_room()
    {
        (IPacketMemory a, IPacketMemory b, IPacketMemory c) = (Open("a"), Open("b"), Open("c"));
        a.Occupy(40);
        b.Occupy(40);
        a.Occupy(60);
        Assert.Empty(_ended);

        c.Occupy(10);

        Assert.Equal(["a"], _ended);
        b.Occupy(90);
        Assert.Equal(["a"], _ended);
    }

    [Fact]
    public void A_packet_that_is_done_with_leaves_its_room_to_others()
    {
        (IPacketMemory a, IPacketMemory b) = (Open("a"), Open("b"));
        a.Occupy(100);
        a.Occupy(0);
        b.Occupy(100);
        a.Occupy(0);
        b.Occupy(0);
        a.Occupy(100);

        Assert.Empty(_ended);
    }

    [Fact]
    public void As_many_make_room_as_it_takes()
    {
        IPacketMemory[] shares = [.. "abcde".Select(name => Open(name.ToString()))];
        foreach (IPacketMemory share in shares[..4])
        {
            share.Occupy(25);
        }

        shares[4].Occupy(60);

        Assert.Equal(["a", "b", "c"], _ended);
    }

    private IPacketMemory Open(string name) => _memory.Open(() => _ended.Add(name));
}
