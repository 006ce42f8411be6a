using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using static System.Numerics.BitOperations;

namespace Sim.Engine.Checksums;

/// <summary>The twelve 64-bit words of state that SpookyHash V2 uses for messages of 192 bytes or more.</summary>
internal struct SpookyLanes(ulong seed1, ulong seed2)
{
    /// <summary>How much one mixing consumes, in bytes: one word a lane.</summary>
    public const int BlockBytes = 12 * sizeof(ulong);

    /// <summary>The filler of lanes that no seed reaches.</summary>
    public const ulong Filler = 0xDEADBEEFDEADBEEF;

    private ulong _s0 = seed1;
    private ulong _s1 = seed2;
    private ulong _s2 = Filler;
    private ulong _s3 = seed1;
    private ulong _s4 = seed2;
    private ulong _s5 = Filler;
    private ulong _s6 = seed1;
    private ulong _s7 = seed2;
    private ulong _s8 = Filler;
    private ulong _s9 = seed1;
    private ulong _s10 = seed2;
    private ulong _s11 = Filler;

    /// <summary>The first seed, as long as nothing was mixed in.</summary>
    public readonly ulong Seed1 => _s0;

    /// <summary>The second seed, as long as nothing was mixed in.</summary>
    public readonly ulong Seed2 => _s1;

    /// <summary>Mixes in the first 96 bytes of <paramref name="block"/>.</summary>
    public void Mix(ReadOnlySpan<byte> block)
    {
        MixLane(ref _s0, _s1, ref _s2, _s10, ref _s11, Word(block, 0), 11);
        MixLane(ref _s1, _s2, ref _s3, _s11, ref _s0, Word(block, 1), 32);
        MixLane(ref _s2, _s3, ref _s4, _s0, ref _s1, Word(block, 2), 43);
        MixLane(ref _s3, _s4, ref _s5, _s1, ref _s2, Word(block, 3), 31);
        MixLane(ref _s4, _s5, ref _s6, _s2, ref _s3, Word(block, 4), 17);
        MixLane(ref _s5, _s6, ref _s7, _s3, ref _s4, Word(block, 5), 28);
        MixLane(ref _s6, _s7, ref _s8, _s4, ref _s5, Word(block, 6), 39);
        MixLane(ref _s7, _s8, ref _s9, _s5, ref _s6, Word(block, 7), 57);
        MixLane(ref _s8, _s9, ref _s10, _s6, ref _s7, Word(block, 8), 55);
        MixLane(ref _s9, _s10, ref _s11, _s7, ref _s8, Word(block, 9), 54);
        MixLane(ref _s10, _s11, ref _s0, _s8, ref _s9, Word(block, 10), 22);
        MixLane(ref _s11, _s0, ref _s1, _s9, ref _s10, Word(block, 11), 46);
    }

    /// <summary>Adds the last, padded block and gives the hash.</summary>
    public (ulong H1, ulong H2) End(ReadOnlySpan<byte> block)
    {
        _s0 += Word(block, 0);
        _s1 += Word(block, 1);
        _s2 += Word(block, 2);
        _s3 += Word(block, 3);
        _s4 += Word(block, 4);
        _s5 += Word(block, 5);
        _s6 += Word(block, 6);
        _s7 += Word(block, 7);
        _s8 += Word(block, 8);
        _s9 += Word(block, 9);
        _s10 += Word(block, 10);
        _s11 += Word(block, 11);
        EndRound();
        EndRound();
        EndRound();
        return (_s0, _s1);
    }

    private void EndRound()
    {
        EndLane(ref _s11, ref _s1, ref _s2, 44);
        EndLane(ref _s0, ref _s2, ref _s3, 15);
        EndLane(ref _s1, ref _s3, ref _s4, 34);
        EndLane(ref _s2, ref _s4, ref _s5, 21);
        EndLane(ref _s3, ref _s5, ref _s6, 38);
        EndLane(ref _s4, ref _s6, ref _s7, 33);
        EndLane(ref _s5, ref _s7, ref _s8, 10);
        EndLane(ref _s6, ref _s8, ref _s9, 13);
        EndLane(ref _s7, ref _s9, ref _s10, 38);
        EndLane(ref _s8, ref _s10, ref _s11, 53);
        EndLane(ref _s9, ref _s11, ref _s0, 42);
        EndLane(ref _s10, ref _s0, ref _s1, 54);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ReadOnlySpan<byte> block, int index) =>
        BinaryPrimitives.ReadUInt64LittleEndian(block[(index * sizeof(ulong))..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MixLane(ref ulong lane, ulong next, ref ulong second, ulong tenth, ref ulong previous, ulong word, int rotation)
    {
        lane += word;
        second ^= tenth;
        previous ^= lane;
        lane = RotateLeft(lane, rotation);
        previous += next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EndLane(ref ulong sum, ref ulong rotated, ref ulong mixed, int rotation)
    {
        sum += rotated;
        mixed ^= sum;
        rotated = RotateLeft(rotated, rotation);
    }
}
