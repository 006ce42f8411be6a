using System.Diagnostics;

namespace Sim.Scenarios.Commands;

/// <summary>How far shrinking is, in one line.</summary>
internal sealed class ShrinkingProgressText(int count, Stopwatch time, Action<string> show)
{
    /// <summary>Shows that so many findings are done.</summary>
    public void Show(int done) => show($"shrinking: {done} of {count}, {ProgressText.Left(time.Elapsed.TotalSeconds / done * (count - done))}");
}
