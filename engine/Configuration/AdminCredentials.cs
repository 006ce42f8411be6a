namespace Sim.Engine.Configuration;

/// <summary>What an account of admin_credentials or stats_credentials may do.</summary>
public enum CredentialKind
{
    /// <summary>Everything: admin_credentials.</summary>
    Admin,

    /// <summary>Reading statistics: stats_credentials.</summary>
    Stats,
}

/// <summary>One account of admin_credentials or stats_credentials.</summary>
public readonly record struct AdminCredential(string Username, string Password, CredentialKind Kind);

/// <summary>admin_credentials or stats_credentials changed from one text to another.</summary>
public readonly record struct CredentialsReplaced(CredentialKind Kind, string Old, string New);

/// <summary>
/// The accounts that admin_credentials and stats_credentials name (src: lib/ProxySQL_Admin.cpp, add_credentials; lib/c_tokenizer.c).
/// </summary>
public sealed class AdminCredentials
{
    private readonly Dictionary<string, AdminCredential> _byName = new(StringComparer.Ordinal);

    /// <summary>The accounts of both variables; a name that appears again counts as it was named last.</summary>
    public AdminCredentials(string admin, string stats)
    {
        foreach (AdminCredential credential in Parse(admin, CredentialKind.Admin).Concat(Parse(stats, CredentialKind.Stats)))
        {
            _byName[credential.Username] = credential;
        }
    }

    /// <summary>The account of a name, or null.</summary>
    public AdminCredential? Find(string username) => _byName.TryGetValue(username, out AdminCredential found) ? found : null;

    /// <summary>
    /// Accounts are separated by <c>;</c>, user and password by <c>:</c>; empty parts vanish and what follows a second <c>:</c> is ignored,
    /// so that <c>admin:admin,cluster:secret</c> is one account with the password <c>admin,cluster</c>.
    /// </summary>
    public static IReadOnlyList<AdminCredential> Parse(string credentials, CredentialKind kind)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return
        [
            .. from account in CText.Tokens(credentials, ';')
               let parts = CText.Tokens(account, ':')
               select new AdminCredential(parts.ElementAtOrDefault(0) ?? "", parts.ElementAtOrDefault(1) ?? "", kind),
        ];
    }

    internal static CredentialKind? KindOf(string variableName) => variableName switch
    {
        "admin_credentials" => CredentialKind.Admin,
        "stats_credentials" => CredentialKind.Stats,
        _ => null,
    };
}
