using System.Buffers.Binary;

namespace Sim.Scenarios.Processes;

/// <summary>A time zone with one offset for all times, as a file that TZ can name (RFC 8536): not every machine has the zones installed.</summary>
internal static class TimeZoneFile
{
    private const int HeaderLength = 44;
    private const int TypeCountAt = 36;
    private const int NameLengthAt = 40;

    /// <summary>The bytes of the file.</summary>
    public static byte[] Content(TimeSpan offset)
    {
        byte[] name = [.. "SIM\0"u8];
        byte[] content = [.. "TZif"u8, .. new byte[HeaderLength - 4 + 6], .. name];
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(TypeCountAt), 1);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(NameLengthAt), name.Length);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(HeaderLength), (int)offset.TotalSeconds);
        return content;
    }
}
