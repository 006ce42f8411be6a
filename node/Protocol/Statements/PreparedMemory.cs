namespace Sim.Protocol.Statements;

/// <summary>What the prepared statements of all connections may occupy together.</summary>
internal sealed class PreparedMemory(long maxBytes)
{
    private long _bytes;

    /// <summary>The bytes that are left.</summary>
    public long Left => maxBytes - Interlocked.Read(ref _bytes);

    /// <summary>So many more bytes are occupied, or fewer.</summary>
    public void Change(long bytes) => Interlocked.Add(ref _bytes, bytes);
}
