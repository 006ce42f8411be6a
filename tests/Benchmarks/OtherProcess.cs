using System.Diagnostics;
using System.Globalization;

namespace Sim.Benchmarks;

/// <summary>A program of .NET that measures in a process of its own and answers with one number.</summary>
internal sealed class OtherProcess(params string[] words) : IDisposable
{
    private readonly Process _process = Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true })!;

    /// <summary>How long this process has waited for others.</summary>
    public static TimeSpan Waited { get; private set; }

    /// <summary>Waits for the number.</summary>
    /// <exception cref="InvalidOperationException">The program ended without one.</exception>
    public double Answer()
    {
        long start = Stopwatch.GetTimestamp();
        string answer = _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        Waited += Stopwatch.GetElapsedTime(start);
        return double.TryParse(answer, CultureInfo.InvariantCulture, out double measured)
            ? measured
            : throw new InvalidOperationException($"{words[0]} did not measure anything: {answer}");
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();
}
