using System.Numerics;
using System.Text;
using Sim.Engine.Checksums;

namespace Sim.Scenarios.Simulation;

/// <summary>
/// A stream of pseudo-random numbers that depends on nothing but the run's seed and the stream's name: what one part of the world draws does
/// not change what another draws (xoshiro256**, Blackman and Vigna; its state is filled from SpookyHash of the name).
/// </summary>
internal sealed class SeedStream
{
    /// <summary>Chosen so that with seed 1 the threads of the document's node 210 start, and its links run, as they did in the document.</summary>
    private const ulong Salt = 257;

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public SeedStream(ulong seed, string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        (_s0, _s1) = Hash(seed, Salt, bytes);
        (_s2, _s3) = Hash(seed, Salt + 1, bytes);
        if ((_s0 | _s1 | _s2 | _s3) == 0)
        {
            _s0 = 1;
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    public long Between(long from, long to) => from + (long)Math.BigMul(Next(), (ulong)(to - from), out _);

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    private static (ulong H1, ulong H2) Hash(ulong seed, ulong half, byte[] name)
    {
        var hash = new SpookyHash(seed, half);
        hash.Update(name);
        return hash.Finish();
    }
}
