using System.Diagnostics;
using System.Runtime.InteropServices;
using Sim.Tests.Commands;
using Xunit;

namespace Sim.Tests.Processes;

public sealed partial class InterruptionTests : CommandRun
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(2, 130)]
    [InlineData(15, 143)]
    public async Task No_node_outlives_sim(int signal, int exitCode)
    {
        Write("x.feature", "Feature: f\n Scenario: s\n  Given node a at 192.168.1.1\n  When a starts\n  And 10 min passes\n");
        var start = new ProcessStartInfo($"{AppContext.BaseDirectory}sim", ["run", $"{Folder}/x.feature", "--world", "process"]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        using Process sim = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(_patience);
        while (await sim.StandardOutput.ReadLineAsync(deadline.Token) is { } line && !line.Contains("a starts", StringComparison.Ordinal))
        {
        }

        int node = Assert.Single(ChildrenOf(sim.Id));
        Assert.Equal(0, Send(sim.Id, signal));
        await sim.WaitForExitAsync(deadline.Token);

        Assert.Equal(exitCode, sim.ExitCode);
        while (Directory.Exists($"/proc/{node}") && !File.ReadAllText($"/proc/{node}/stat").Contains(") Z ", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), deadline.Token);
        }
    }

    private static int[] ChildrenOf(int process) =>
        [.. Directory.GetDirectories($"/proc/{process}/task").SelectMany(task => File.ReadAllText($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => int.Parse(child, System.Globalization.CultureInfo.InvariantCulture))];

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
