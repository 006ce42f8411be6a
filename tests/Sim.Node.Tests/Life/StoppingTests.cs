using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Life;

/// <summary>How a process ends.</summary>
public sealed class StoppingTests
{
    [Theory]
    [InlineData(Signals.Terminate)]
    [InlineData(Signals.Interrupt)]
    public async Task A_signal_to_end_stops_the_node_in_order(int signal)
    {
        using var home = new NodeHome();
        RunningNode node = await home.Start();

        node.Send(signal);

        Assert.Equal(0, await node.Exited());
        Assert.False(await node.AnswersNow());
    }
}
