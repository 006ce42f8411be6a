using System.Security.Cryptography;
using Sim.Engine.Texts;

namespace Sim.Protocol.Logins;

/// <summary>
/// caching_sha2_password: the client proves that it knows the password by sending SHA256(password) XORed with
/// SHA256(SHA256(SHA256(password)) + scramble). Where the server cannot check that, the client is asked for the password itself.
/// </summary>
public static class CachingSha2Password
{
    /// <summary>The method's name.</summary>
    public const string Name = "caching_sha2_password";

    /// <summary>The client asks for the key to encrypt its password with.</summary>
    internal const byte KeyRequest = 0x02;

    /// <summary>Begins a packet with more about the login: an outcome or the key.</summary>
    internal const byte MoreData = 0x01;

    /// <summary>The proof was enough.</summary>
    internal const byte FastSuccess = 0x03;

    /// <summary>The password itself is needed.</summary>
    internal const byte FullNeeded = 0x04;

    /// <summary>Whether a proof fits a password in clear text. A hash of mysql_native_password cannot be checked this way.</summary>
    public static bool Fits(string stored, ReadOnlySpan<byte> scramble, ReadOnlySpan<byte> proof)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (proof.Length != SHA256.HashSizeInBytes || NativePassword.IsHash(stored))
        {
            return false;
        }

        Span<byte> once = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> twice = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> wanted = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(ByteText.Encode(stored), once);
        SHA256.HashData(once, twice);
        SHA256.HashData([.. twice, .. scramble], wanted);
        for (int i = 0; i < wanted.Length; i++)
        {
            wanted[i] ^= once[i];
        }

        return CryptographicOperations.FixedTimeEquals(wanted, proof);
    }

    /// <summary>The password that a client encrypted with the server's key; null when it did not.</summary>
    internal static byte[]? Decrypt(RSA key, ReadOnlySpan<byte> encrypted, ReadOnlySpan<byte> scramble)
    {
        try
        {
            byte[] masked = key.Decrypt(encrypted, RSAEncryptionPadding.OaepSHA1);
            for (int i = 0; i < masked.Length; i++)
            {
                // The scramble counts with its final zero byte.
                int position = i % (scramble.Length + 1);
                masked[i] ^= position < scramble.Length ? scramble[position] : (byte)0;
            }

            return masked;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
