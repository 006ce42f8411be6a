using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Hostile;

/// <summary>How many clients a node serves where it may open only so many files.</summary>
public sealed class OpenFilesLimitTests
{
    private const int Clients = 400;

    /// <summary>Of 512 files 256 stay for the node itself; a limit that it may raise itself is none.</summary>
    [Theory]
    [InlineData("-n 512", 256)]
    [InlineData("-S -n 300", Clients)]
    public async Task As_many_clients_are_served_as_there_are_files_for_and_the_others_are_told(string limit, int served)
    {
        using var home = new NodeHome();
        RunningNode node = home.Launch([], start =>
        {
            string command = start.FileName;
            start.FileName = "/bin/sh";
            start.ArgumentList.Insert(0, "-c");
            start.ArgumentList.Insert(1, $"ulimit {limit}; exec \"$0\" \"$@\"");
            start.ArgumentList.Insert(2, command);
        });
        await node.Answers();
        List<WireClient> clients = [];
        List<byte> answers = [];
        for (int i = 0; i < Clients; i++)
        {
            (WireClient client, byte[] answer) = await WireClient.LogIn(home.Admin);
            clients.Add(client);
            answers.Add(answer[0]);
        }

        Assert.Equal(served, answers.Count(static answer => answer == 0));
        Assert.All(answers, static answer => Assert.Contains(answer, (byte[])[0, 0xff]));
        clients.ForEach(static client => client.Dispose());
    }
}
