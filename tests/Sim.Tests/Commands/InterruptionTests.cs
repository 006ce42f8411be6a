using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Sim.Tests.Commands;

/// <summary>A real process that is told to end.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const int PatienceMilliseconds = 60_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("sim-interrupted-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_play_that_takes_for_ever_ends_when_it_is_told_to(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are those of Unix");
        string feature = Path.Combine(_folder, "x.feature");
        await File.WriteAllTextAsync(
            feature, "Feature: f\n Scenario: s\n  Given node a at 10.0.0.1\n  When a starts\n  And 36500 d pass\n", TestContext.Current.CancellationToken);
        using Process sim = Start(
            "env", "--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "sim.dll"), "run", feature, "--check-determinism", "--verbose");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(PatienceMilliseconds);
        while (await sim.StandardOutput.ReadLineAsync(patience.Token) is { } line && !line.Contains("a starts", StringComparison.Ordinal))
        {
        }

        using Process kill = Start("kill", $"-{signal}", sim.Id.ToString(CultureInfo.InvariantCulture));
        bool hasEnded = sim.WaitForExit(PatienceMilliseconds);
        if (!hasEnded)
        {
            sim.Kill();
        }

        Assert.True(hasEnded);
        Assert.Equal(exitCode, sim.ExitCode);
        Assert.Equal("", await sim.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task An_exploration_tells_what_it_has_found_when_it_is_told_to_end(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are those of Unix");
        var explores = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(_folder);
        watcher.Created += (_, _) => explores.TrySetResult();
        watcher.EnableRaisingEvents = true;
        string sim = Path.Combine(AppContext.BaseDirectory, "sim.dll");
        using Process explore = Start(
            "env", "--default-signal=INT", "dotnet", sim, "explore", "--seeds", "1..1000000", "--jobs", "1", "--out", Path.Combine(_folder, "found"));
        await explores.Task.WaitAsync(TimeSpan.FromMilliseconds(PatienceMilliseconds), TestContext.Current.CancellationToken);

        using Process kill = Start("kill", $"-{signal}", explore.Id.ToString(CultureInfo.InvariantCulture));
        bool hasEnded = explore.WaitForExit(PatienceMilliseconds);
        if (!hasEnded)
        {
            explore.Kill();
        }

        Assert.True(hasEnded);
        Assert.Equal(exitCode, explore.ExitCode);
        Assert.Contains("interrupted after ", await explore.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("", await explore.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
