using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using static System.Numerics.BitOperations;

namespace Sim.Engine.Checksums;

/// <summary>What SpookyHash V2 does with messages under 192 bytes: four 64-bit words of state and less to set up.</summary>
internal static class SpookyShort
{
    /// <summary>The hash of a whole message.</summary>
    public static (ulong H1, ulong H2) Hash(ReadOnlySpan<byte> message, ulong seed1, ulong seed2)
    {
        ulong a = seed1;
        ulong b = seed2;
        ulong c = SpookyLanes.Filler;
        ulong d = SpookyLanes.Filler;
        ulong length = (ulong)message.Length;
        while (message.Length >= 32)
        {
            c += Word(message);
            d += Word(message[8..]);
            Mix(ref a, ref b, ref c, ref d);
            a += Word(message[16..]);
            b += Word(message[24..]);
            message = message[32..];
        }

        if (message.Length >= 16)
        {
            c += Word(message);
            d += Word(message[8..]);
            Mix(ref a, ref b, ref c, ref d);
            message = message[16..];
        }

        d += length << 56;
        if (message.IsEmpty)
        {
            c += SpookyLanes.Filler;
            d += SpookyLanes.Filler;
        }
        else
        {
            c += PartialWord(message[..Math.Min(8, message.Length)]);
            d += PartialWord(message[Math.Min(8, message.Length)..]);
        }

        End(ref a, ref b, ref c, ref d);
        return (a, b);
    }

    private static ulong Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private static ulong PartialWord(ReadOnlySpan<byte> bytes)
    {
        ulong word = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            word |= (ulong)bytes[i] << (8 * i);
        }

        return word;
    }

    private static void Mix(ref ulong a, ref ulong b, ref ulong c, ref ulong d)
    {
        MixStep(ref c, d, ref a, 50);
        MixStep(ref d, a, ref b, 52);
        MixStep(ref a, b, ref c, 30);
        MixStep(ref b, c, ref d, 41);
        MixStep(ref c, d, ref a, 54);
        MixStep(ref d, a, ref b, 48);
        MixStep(ref a, b, ref c, 38);
        MixStep(ref b, c, ref d, 37);
        MixStep(ref c, d, ref a, 62);
        MixStep(ref d, a, ref b, 34);
        MixStep(ref a, b, ref c, 5);
        MixStep(ref b, c, ref d, 36);
    }

    private static void End(ref ulong a, ref ulong b, ref ulong c, ref ulong d)
    {
        EndStep(ref d, ref c, 15);
        EndStep(ref a, ref d, 52);
        EndStep(ref b, ref a, 26);
        EndStep(ref c, ref b, 51);
        EndStep(ref d, ref c, 28);
        EndStep(ref a, ref d, 9);
        EndStep(ref b, ref a, 47);
        EndStep(ref c, ref b, 54);
        EndStep(ref d, ref c, 32);
        EndStep(ref a, ref d, 25);
        EndStep(ref b, ref a, 63);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MixStep(ref ulong rotated, ulong added, ref ulong mixed, int rotation)
    {
        rotated = RotateLeft(rotated, rotation) + added;
        mixed ^= rotated;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EndStep(ref ulong mixed, ref ulong rotated, int rotation)
    {
        mixed ^= rotated;
        rotated = RotateLeft(rotated, rotation);
        mixed += rotated;
    }
}
