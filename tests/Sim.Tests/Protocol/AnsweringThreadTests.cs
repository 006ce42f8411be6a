using Sim.Engine.Admin;
using Xunit;

namespace Sim.Tests.Protocol;

/// <summary>The thread that brings an answer writes it, and has other things to do then.</summary>
public sealed class AnsweringThreadTests
{
    [Fact]
    public async Task A_client_that_is_ahead_of_its_answers_does_not_keep_the_thread_that_brought_one()
    {
        await using var fixture = new ServerFixture();
        var first = new TaskCompletionSource<AdminReply>();
        Thread? servingSecond = null;
        fixture.Port.Script = sql =>
        {
            if (sql == "1")
            {
                return new ValueTask<AdminReply>(first.Task);
            }

            servingSecond = Thread.CurrentThread;
            return new ValueTask<AdminReply>(new AdminReply.Ok(0, ""));
        };
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);
        await client.SendBytes([2, 0, 0, 0, 3, .. "1"u8, 2, 0, 0, 0, 3, .. "2"u8]);
        await fixture.Until(() => fixture.Port.Statements.Contains("1"));
        var node = new Thread(() => first.SetResult(new AdminReply.Ok(0, "")));
        node.Start();
        await fixture.Until(() => fixture.Port.Statements.Contains("2"));
        _ = await client.ReadPacket();
        _ = await client.ReadPacket();
        Assert.NotNull(servingSecond);
        Assert.NotSame(node, servingSecond);
    }
}
