namespace Sim.Protocol;

/// <summary>
/// What huge commands and answers leave behind. A node at rest allocates so little that the collector would not look for hours, and the process
/// would look as if it leaked; so it is told.
/// </summary>
internal sealed class HugeCommands
{
    /// <summary>Less is not worth a collection.</summary>
    private const int HugeBytes = 8 * 1024 * 1024;

    private int _hasGarbage;

    /// <summary>A packet of so many bytes is done with, or a command that allocated so many, whatever it sent.</summary>
    public void Note(long bytes)
    {
        if (bytes >= HugeBytes)
        {
            Volatile.Write(ref _hasGarbage, 1);
        }
    }

    /// <summary>Gives the memory of those that are done with back to the system; called now and then.</summary>
    public void GiveBack()
    {
        if (Interlocked.Exchange(ref _hasGarbage, 0) == 1)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
