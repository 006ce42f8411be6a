namespace Sim.Scenarios.Reports;

/// <summary>Plain text, for files, pipes and CI.</summary>
internal sealed class PlainTerminal(TextWriter output, bool isInteractive = false) : IStoryTerminal
{
    /// <inheritdoc/>
    public bool IsInteractive => isInteractive;

    /// <inheritdoc/>
    public void Write(Tone tone, string text) => output.Write(text);

    /// <inheritdoc/>
    public void WriteLine() => output.WriteLine();

    /// <inheritdoc/>
    public Task ShowProgress(Func<Action<string>, Task> work) => work(_ => { });
}
