namespace Sim.Scenarios.Gherkin;

/// <summary>The first entry in which two plays of a scenario differ; null: that play had ended.</summary>
internal sealed record Divergence(long Index, string? First, string? Second);

/// <summary>
/// Compares two plays entry by entry. Entries of the first play are kept in a file, so a day of traffic needs no memory; entries of the
/// second are compared as they come.
/// </summary>
internal sealed class DeterminismCheck : IDisposable
{
    private readonly FileStream _kept = OpenNameless();
    private readonly StreamWriter _writer;
    private readonly StreamReader _reader;

    /// <summary>Opens the file for the first play.</summary>
    public DeterminismCheck()
    {
        _writer = new StreamWriter(_kept, leaveOpen: true);
        _reader = new StreamReader(_kept, leaveOpen: true);
    }

    /// <summary>The first difference so far.</summary>
    public Divergence? Divergence { get; private set; }

    /// <summary>How many entries the second play has given.</summary>
    public long Compared { get; private set; }

    /// <summary>Takes an entry of the first play: one line of text.</summary>
    public void AddFirst(string entry) => _writer.WriteLine(entry);

    /// <summary>Ends the first play.</summary>
    public void EndFirst()
    {
        _writer.Flush();
        _kept.Position = 0;
    }

    /// <summary>Takes an entry of the second play.</summary>
    public void AddSecond(string entry)
    {
        Compare(entry);
        Compared++;
    }

    /// <summary>Ends the second play: what the first had more is a difference.</summary>
    public void EndSecond() => Compare(null);

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _reader.Dispose();
        _kept.Dispose();
    }

    /// <summary>A file without a name takes nothing with it, however this process ends.</summary>
    private static FileStream OpenNameless()
    {
        string path = Path.GetTempFileName();
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        File.Delete(path);
        return file;
    }

    private void Compare(string? second)
    {
        string? first = Divergence is null ? _reader.ReadLine() : null;
        if (Divergence is null && first != second)
        {
            Divergence = new Divergence(Compared, first, second);
        }
    }
}
