using System.Buffers;

namespace Sim.Protocol.Wire;

/// <summary>Buffers for packets. Small ones are used again; a pool of large ones would keep for ever what one huge packet needed once.</summary>
internal static class PacketBuffers
{
    private const int MaxPooledBytes = 1024 * 1024;

    /// <summary>A buffer of at least so many bytes, with anything in it.</summary>
    public static byte[] Rent(int bytes) => bytes <= MaxPooledBytes ? ArrayPool<byte>.Shared.Rent(bytes) : GC.AllocateUninitializedArray<byte>(bytes);

    /// <summary>Gives a buffer back.</summary>
    public static void Return(byte[] buffer)
    {
        if (buffer.Length is > 0 and <= MaxPooledBytes)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
