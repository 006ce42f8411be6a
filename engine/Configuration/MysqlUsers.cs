using System.Globalization;
using Sim.Engine.Checksums;
using Sim.Engine.Events;
using Sim.Engine.Profiles;

namespace Sim.Engine.Configuration;

/// <summary>What becomes of a user at runtime when the users are written to a table.</summary>
[Branches("configuration.user_written")]
public enum UserBranch
{
    /// <summary>It is written.</summary>
    Written,

    /// <summary>It is written in a statement that its own quotes end: an SQL error.</summary>
    WrittenUnquoted,

    /// <summary>It is none of mysql_users, but of admin-admin_credentials or admin-stats_credentials: it is left out.</summary>
    Credential,
}

/// <summary>
/// The module MYSQL USERS: accounts of the runtime, kept apart for clients (frontend) and servers (backend), and their way between the
/// layers (src: lib/ProxySQL_Admin.cpp, __refresh_users and save_mysql_users_runtime_to_database). The accounts of admin_credentials and
/// stats_credentials are frontend accounts too, with a hostgroup below 0; a user of the same name takes their place.
/// </summary>
public sealed class MysqlUsers : IConfigurationModule
{
    private const string Table = "mysql_users";
    private const int AdminHostgroup = -2;
    private const int StatsHostgroup = -3;

    private readonly AdminDatabase _database;
    private readonly Variables _variables;
    private readonly ModuleChecksums _checksums;
    private readonly Profile _profile;
    private readonly IEventSink _events;
    private readonly AccountBook _backends = new();
    private readonly AccountBook _frontends = new();

    /// <summary>An empty runtime that follows changes of admin_credentials and stats_credentials from now on.</summary>
    public MysqlUsers(AdminDatabase database, Variables variables, ModuleChecksums checksums, Profile profile, IEventSink events)
    {
        ArgumentNullException.ThrowIfNull(variables);
        _database = database;
        _variables = variables;
        _checksums = checksums;
        _profile = profile;
        _events = events;
        variables.CredentialsReplaced = ReplaceCredentials;
    }

    /// <inheritdoc/>
    public string CommandName => "MYSQL USERS";

    /// <summary>The accounts that clients log in with, admin and stats accounts among them, in the runtime's order.</summary>
    public IReadOnlyList<RuntimeAccount> Frontends => _frontends.Accounts;

    /// <summary>The accounts used towards servers, in the runtime's order.</summary>
    public IReadOnlyList<RuntimeAccount> Backends => _backends.Accounts;

    /// <summary>The account of a user name that clients log in with, or null.</summary>
    public RuntimeAccount? FindFrontend(string username) => _frontends.Find(username);

    /// <summary>The account of a user name for the admin interface; null when there is none or it is an ordinary user's.</summary>
    public AdminCredential? FindCredential(string username) => _frontends.Find(username)?.Account switch
    {
        { DefaultHostgroup: AdminHostgroup } admin => new AdminCredential(admin.Username, admin.Password, CredentialKind.Admin),
        { DefaultHostgroup: StatsHostgroup } stats => new AdminCredential(stats.Username, stats.Password, CredentialKind.Stats),
        _ => null,
    };

    /// <inheritdoc/>
    public void DiskToMemory() => LayerCopy.Replace(_database, LayerCopy.Disk, LayerCopy.Memory, Table);

    /// <inheritdoc/>
    public void MemoryToDisk() => LayerCopy.Replace(_database, LayerCopy.Memory, LayerCopy.Disk, Table);

    /// <inheritdoc/>
    public ValueTask<string?> MemoryToRuntime()
    {
        bool hasUsers = _database.HasRows($"main.{Table}");
        if (hasUsers)
        {
            RemoveInactive("backend", _backends);
            RemoveInactive("frontend", _frontends);
        }

        var keptBackends = new HashSet<string>(StringComparer.Ordinal);
        var keptFrontends = new HashSet<string>(StringComparer.Ordinal);
        PutCredentials(_variables.AdminText("admin_credentials"), CredentialKind.Admin, keptFrontends);
        PutCredentials(_variables.AdminText("stats_credentials"), CredentialKind.Stats, keptFrontends);
        if (hasUsers)
        {
            PutActive("backend", _backends, keptBackends, null);
            PutActive("frontend", _frontends, keptFrontends, null);
        }

        _backends.RemoveAllBut(keptBackends);
        _frontends.RemoveAllBut(keptFrontends);
        if (_variables.AdminSwitch(_profile.UsersChecksumGatedByServers ? "checksum_mysql_servers" : "checksum_mysql_users"))
        {
            _checksums.Publish(
                Module.MysqlUsers, UsersHash.Of(Backends.Select(account => account.Account), Frontends.Select(account => account.Account)));
        }
        else
        {
            _checksums.LeaveAsItIs();
        }

        return ValueTask.FromResult<string?>(null);
    }

    /// <summary>LOAD MYSQL USER x TO RUNTIME: takes over one active user; nothing is removed and no checksum changes.</summary>
    public void LoadUser(string username)
    {
        PutActive("backend", _backends, null, username);
        PutActive("frontend", _frontends, null, username);
    }

    /// <summary>Rows of memory that the runtime has not stay, inactive; the others take the runtime's values.</summary>
    public ValueTask RuntimeToMemory()
    {
        _ = _database.Execute("UPDATE mysql_users SET active=0");
        WriteTo(Table);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask RefreshRuntimeTables()
    {
        _ = _database.Execute("DELETE FROM runtime_mysql_users");
        WriteTo("runtime_mysql_users");
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public int? FileToMemory(ConfigurationFile file) => ConfigurationFileLoader.ReadUsers(_database, file, _events);

    private void RemoveInactive(string side, AccountBook book)
    {
        foreach (string?[] row in _database.Query($"SELECT username FROM main.mysql_users WHERE {side}=1 AND active=0").Rows)
        {
            book.Remove(row[0]!);
        }
    }

    private void PutActive(string side, AccountBook book, HashSet<string>? kept, string? username)
    {
        string only = username is null ? "" : " AND username=?1";
        string query =
            "SELECT username,password,use_ssl,default_hostgroup,default_schema,schema_locked,transaction_persistent,fast_forward,max_connections "
            + $"FROM main.mysql_users WHERE {side}=1 AND active=1 AND default_hostgroup>=0{only}";
        foreach (string?[] row in _database.RunBound(query, username is null ? [] : [username]).Rows!.Rows)
        {
            book.Put(ReadAccount(row));
            _ = kept?.Add(row[0]!);
        }
    }

    private RuntimeAccount ReadAccount(string?[] row)
    {
        string password = row[1] ?? "";
        var account = new UserAccount(
            Username: row[0]!,
            Password: _variables.AdminSwitch("hash_passwords") ? PasswordHash.Of(password) : password,
            UseSsl: row[2] == "1",
            DefaultHostgroup: CText.Atoi(row[3]!),
            SchemaLocked: row[5] == "1",
            TransactionPersistent: row[6] == "1",
            FastForward: row[7] == "1",
            MaxConnections: Math.Max(0, CText.Atoi(row[8]!)));
        return new RuntimeAccount(account, row[4] ?? "");
    }

    private void PutCredentials(string text, CredentialKind kind, HashSet<string>? kept)
    {
        const int ConnectionsMax = 1000;
        int hostgroup = kind == CredentialKind.Admin ? AdminHostgroup : StatsHostgroup;
        foreach (AdminCredential credential in AdminCredentials.Parse(text, kind))
        {
            var account = new UserAccount(credential.Username, credential.Password, false, hostgroup, false, false, false, ConnectionsMax);
            _frontends.Put(new RuntimeAccount(account, "main"));
            _ = kept?.Add(credential.Username);
        }
    }

    private void ReplaceCredentials(CredentialsReplaced replaced)
    {
        foreach (AdminCredential old in AdminCredentials.Parse(replaced.Old, replaced.Kind))
        {
            _frontends.Remove(old.Username);
        }

        PutCredentials(replaced.New, replaced.Kind, null);
    }

    private void WriteTo(string table)
    {
        Write(table, _frontends, "frontend", "backend");
        Write(table, _backends, "backend", "frontend");
    }

    /// <summary>Each account becomes a row of its side; a row that already is of that side stays what it is on the other one.</summary>
    private void Write(string table, AccountBook book, string side, string otherSide)
    {
        string statement =
            $"REPLACE INTO {table}(username,password,active,use_ssl,default_hostgroup,default_schema,schema_locked,transaction_persistent,"
            + $"fast_forward,{side},{otherSide},max_connections) VALUES (?1,?2,1,?3,?4,?5,?6,?7,?8,1,"
            + $"COALESCE((SELECT {otherSide} FROM {table} WHERE username=?1 AND {side}=1),0),?9)";
        foreach ((UserAccount account, string defaultSchema) in book.Accounts)
        {
            UserBranch branch = account.DefaultHostgroup < 0 ? UserBranch.Credential
                : table == Table && _profile.UsersAreWrittenUnquoted && (account.Username + account.Password + defaultSchema).Contains('\'')
                    ? UserBranch.WrittenUnquoted
                : UserBranch.Written;
            _events.Take(branch);
            if (branch == UserBranch.WrittenUnquoted)
            {
                SaveAsWritten(account, defaultSchema, side, otherSide);
            }
            else if (branch == UserBranch.Written)
            {
                _ = _database.RunBound(
                    statement,
                    account.Username,
                    account.Password,
                    Flag(account.UseSsl),
                    Number(account.DefaultHostgroup),
                    defaultSchema,
                    Flag(account.SchemaLocked),
                    Flag(account.TransactionPersistent),
                    Flag(account.FastForward),
                    Number(account.MaxConnections));
            }
        }
    }

    /// <summary>A quote in a name, a password or a schema breaks the statement that ProxySQL writes; what SQLite makes of it counts.</summary>
    private void SaveAsWritten(UserAccount account, string defaultSchema, string side, string otherSide)
    {
        string other = $"COALESCE((SELECT {otherSide} FROM mysql_users WHERE username='{account.Username}' AND {side}=1),0)";
        string sql =
            "REPLACE INTO mysql_users(username,password,active,use_ssl,default_hostgroup,default_schema,schema_locked,transaction_persistent,"
            + $"fast_forward,backend,frontend,max_connections) VALUES('{account.Username}','{account.Password}',1,{Flag(account.UseSsl)},"
            + $"{account.DefaultHostgroup},'{defaultSchema}',{Flag(account.SchemaLocked)},{Flag(account.TransactionPersistent)},"
            + $"{Flag(account.FastForward)},{(side == "backend" ? $"1,{other}" : $"{other},1")},{account.MaxConnections})";
        if (_database.Run(sql).Error is { } error)
        {
            _events.Emit(new StatementFailed(error, sql));
        }
    }

    private static string Flag(bool value) => value ? "1" : "0";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
