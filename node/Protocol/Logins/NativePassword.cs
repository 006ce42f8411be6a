using System.Security.Cryptography;
using Sim.Engine.Texts;

namespace Sim.Protocol.Logins;

/// <summary>
/// mysql_native_password: the client proves that it knows SHA1(password) by sending it XORed with SHA1(scramble + SHA1(SHA1(password))).
/// </summary>
public static class NativePassword
{
    /// <summary>The method's name.</summary>
    public const string Name = "mysql_native_password";

    private const char HashMark = '*';

#pragma warning disable CA5350 // The protocol's own algorithm.
    /// <summary>Whether a proof fits a stored password: clear text, or <c>*</c> and the hexadecimal SHA1(SHA1(password)).</summary>
    public static bool Fits(string stored, ReadOnlySpan<byte> scramble, ReadOnlySpan<byte> proof)
    {
        ArgumentNullException.ThrowIfNull(stored);
        Span<byte> twice = stackalloc byte[SHA1.HashSizeInBytes];
        if (proof.Length != SHA1.HashSizeInBytes || !TryHashTwice(stored, twice))
        {
            return false;
        }

        Span<byte> mask = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData([.. scramble, .. twice], mask);
        for (int i = 0; i < mask.Length; i++)
        {
            mask[i] ^= proof[i];
        }

        Span<byte> proven = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(mask, proven);
        return CryptographicOperations.FixedTimeEquals(proven, twice);
    }

    /// <summary>Whether a password in clear text fits a stored one.</summary>
    public static bool FitsClearText(string stored, ReadOnlySpan<byte> password)
    {
        ArgumentNullException.ThrowIfNull(stored);
        Span<byte> wanted = stackalloc byte[SHA1.HashSizeInBytes];
        Span<byte> given = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(password, given);
        SHA1.HashData(given, given);
        return TryHashTwice(stored, wanted) && CryptographicOperations.FixedTimeEquals(wanted, given);
    }

    private static bool TryHashTwice(string stored, Span<byte> hash)
    {
        if (IsHash(stored))
        {
            return Convert.FromHexString(stored.AsSpan(1), hash, out _, out int written) == System.Buffers.OperationStatus.Done
                && written == hash.Length;
        }

        SHA1.HashData(ByteText.Encode(stored), hash);
        SHA1.HashData(hash, hash);
        return true;
    }
#pragma warning restore CA5350

    /// <summary>Whether a stored password is a hash.</summary>
    internal static bool IsHash(string stored) => stored.StartsWith(HashMark);
}
