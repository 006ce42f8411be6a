using System.Buffers.Binary;

namespace Sim.Engine.Checksums;

/// <summary>The part of a runtime account that the checksum of mysql_users sees; default_schema is not part of it in 1.4.6.</summary>
/// <param name="Username">The user name, unique among the accounts of its side.</param>
/// <param name="Password">The runtime password, hashed where admin-hash_passwords hashed it.</param>
/// <param name="UseSsl">use_ssl.</param>
/// <param name="DefaultHostgroup">default_hostgroup; accounts below 0 (admin and stats users) are not hashed.</param>
/// <param name="SchemaLocked">schema_locked.</param>
/// <param name="TransactionPersistent">transaction_persistent.</param>
/// <param name="FastForward">fast_forward.</param>
/// <param name="MaxConnections">max_connections.</param>
public sealed record UserAccount(
    string Username,
    string Password,
    bool UseSsl,
    int DefaultHostgroup,
    bool SchemaLocked,
    bool TransactionPersistent,
    bool FastForward,
    int MaxConnections);

/// <summary>Hash of the module mysql_users (src: lib/MySQL_Authentication.cpp, get_runtime_checksum).</summary>
public static class UsersHash
{
    /// <summary>The wrapping sum of the hashes of both sides, each 0 without accounts. The order of the accounts does not matter.</summary>
    public static ulong Of(IEnumerable<UserAccount> backends, IEnumerable<UserAccount> frontends) =>
        unchecked(OfSide(backends) + OfSide(frontends));

    /// <summary>The hash of a user name, by which accounts are kept in order: the first half of SpookyHash(1,2).</summary>
    public static ulong OfName(string username)
    {
        ArgumentNullException.ThrowIfNull(username);
        var hash = new SpookyHash(1, 2);
        hash.Update(username);
        return hash.Finish().H1;
    }

    private static ulong OfSide(IEnumerable<UserAccount> accounts)
    {
        UserAccount[] ordered = [.. accounts.Where(account => account.DefaultHostgroup >= 0).OrderBy(account => OfName(account.Username))];
        if (ordered.Length == 0)
        {
            return 0;
        }

        var hash = new SpookyHash(13, 4);
        foreach (UserAccount account in ordered)
        {
            Add(ref hash, account);
        }

        return hash.Finish().H1;
    }

    private static void Add(ref SpookyHash hash, UserAccount account)
    {
        Span<byte> numbers = stackalloc byte[12];
        numbers[0] = Flag(account.UseSsl);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[1..], account.DefaultHostgroup);
        numbers[5] = Flag(account.SchemaLocked);
        numbers[6] = Flag(account.TransactionPersistent);
        numbers[7] = Flag(account.FastForward);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[8..], account.MaxConnections);
        hash.Update(numbers);
        hash.Update(account.Username);
        hash.Update(account.Password);
    }

    private static byte Flag(bool value) => value ? (byte)1 : (byte)0;
}
