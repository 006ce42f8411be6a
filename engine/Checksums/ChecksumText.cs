namespace Sim.Engine.Checksums;

/// <summary>The text form of a checksum.</summary>
public static class ChecksumText
{
    /// <summary>Formats a hash as runtime_checksums_values shows it, with the padding quirk.</summary>
    public static string Format(ulong hash) => throw new NotSupportedException($"{hash}");
}
