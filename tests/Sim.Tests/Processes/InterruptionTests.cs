using System.Diagnostics;
using System.Globalization;
using Sim.Tests.Commands;
using Xunit;

namespace Sim.Tests.Processes;

[Collection(AloneOnTheMachine.Name)]
public sealed class InterruptionTests : CommandRun
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("HUP", 129)]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task No_node_outlives_sim(string signal, int exitCode)
    {
        Write("x.feature", "Feature: f\n Scenario: s\n  Given node a at 192.168.1.1\n  When a starts\n  And 10 min passes\n");
        using Process sim = Start(
            "env", "--default-signal=HUP,INT", "dotnet", $"{AppContext.BaseDirectory}sim.dll", "run", $"{Folder}/x.feature", "--world", "process", "--verbose");
        using var deadline = new CancellationTokenSource(_patience);
        using CancellationTokenRegistration givingUp = deadline.Token.Register(() => sim.Kill(entireProcessTree: true));
        while (await sim.StandardOutput.ReadLineAsync(deadline.Token) is { } line && !line.Contains("a starts", StringComparison.Ordinal))
        {
        }

        int node = Assert.Single(ChildrenOf(sim.Id));
        using Process kill = Start("kill", $"-{signal}", sim.Id.ToString(CultureInfo.InvariantCulture));
        await sim.WaitForExitAsync(deadline.Token);

        Assert.Equal(exitCode, sim.ExitCode);
        while (Directory.Exists($"/proc/{node}") && !File.ReadAllText($"/proc/{node}/stat").Contains(") Z ", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), deadline.Token);
        }
    }

    private static int[] ChildrenOf(int process) =>
        [.. Directory.GetDirectories($"/proc/{process}/task").SelectMany(task => File.ReadAllText($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => int.Parse(child, CultureInfo.InvariantCulture))];

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
}
