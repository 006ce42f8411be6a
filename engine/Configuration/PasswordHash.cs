using System.Security.Cryptography;
using Sim.Engine.Texts;

namespace Sim.Engine.Configuration;

/// <summary>MySQL's native password hash, in which admin-hash_passwords keeps passwords at runtime.</summary>
public static class PasswordHash
{
    /// <summary>
    /// <c>*</c> and the upper-case hex of SHA1(SHA1(password)); an empty password stays empty, one that begins with <c>*</c> counts as hashed
    /// already (src: lib/ProxySQL_Admin.cpp, __add_active_users).
    /// </summary>
    public static string Of(string password) =>
        password.Length == 0 || password[0] == '*' ? password : "*" + Convert.ToHexString(Sha1(Sha1(ByteText.Encode(password))));

#pragma warning disable CA5350 // The protocol's own algorithm.
    private static byte[] Sha1(byte[] bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350
}
