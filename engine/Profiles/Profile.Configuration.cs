namespace Sim.Engine.Profiles;

public sealed partial record Profile
{
    /// <summary>
    /// SAVE MYSQL USERS and stats_mysql_users write names, passwords and schemas into their statements as they are: a user with a single quote in
    /// one of them is not saved and not shown, the log has an SQLite error (src: ProxySQL_Admin.cpp, save_mysql_users_runtime_to_database and
    /// stats___mysql_users).
    /// </summary>
    public bool UsersAreWrittenUnquoted { get; init; } = true;

    /// <summary>
    /// An error while the rows of a SELECT are read ends the result set without a word: users see the rows so far, or none.
    /// </summary>
    public bool RowErrorsEndResult { get; init; } = true;

    /// <summary>
    /// An empty admin-cluster_username or admin-cluster_password is accepted and ignored at LOAD ADMIN VARIABLES TO RUNTIME: users cannot
    /// stop a node from polling its peers that way.
    /// </summary>
    public bool ClusterCredentialsCannotBeUnset { get; init; } = true;

    /// <summary>
    /// New admin_credentials or stats_credentials that differ from the old ones only by letter case are shown but not used: the old password
    /// keeps working until the next LOAD MYSQL USERS TO RUNTIME.
    /// </summary>
    public bool CredentialsCompareIgnoringCase { get; init; } = true;

    /// <summary>
    /// The checksum of mysql_users is computed when admin-checksum_mysql_servers is true; admin-checksum_mysql_users is not asked (fixed in
    /// 1.4.8).
    /// </summary>
    public bool UsersChecksumGatedByServers { get; init; } = true;

    /// <summary>
    /// A proxysql.db with query rules of version v1.4.0a is upgraded to one without rules: the copy looks for them under a name that the
    /// upgrade did not use. The old rows stay in mysql_query_rules_v40a.
    /// </summary>
    public bool UpgradeLosesRulesOf140a { get; init; } = true;

    /// <summary>The upgrade of query rules of versions v1.4.0a and v1.4.0b does not copy next_query_flagIN: it is NULL afterwards.</summary>
    public bool UpgradeLosesNextQueryFlagIn { get; init; } = true;
}
