namespace Sim.Engine.Checksums;

/// <summary>SpookyHash V2 (public domain, Bob Jenkins), incremental.</summary>
public struct SpookyHash
{
    /// <summary>Starts a hash with two seeds.</summary>
    public SpookyHash(ulong seed1, ulong seed2) => throw new NotSupportedException($"{seed1}{seed2}");

    /// <summary>Adds bytes.</summary>
    public void Update(ReadOnlySpan<byte> bytes) => throw new NotSupportedException();

    /// <summary>The two halves of the hash over all bytes so far.</summary>
    public readonly (ulong H1, ulong H2) Finish() => throw new NotSupportedException();
}
