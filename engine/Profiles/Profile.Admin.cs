namespace Sim.Engine.Profiles;

/// <content>What differs on the admin interface (src: lib/ProxySQL_Admin.cpp, lib/MySQL_Session.cpp).</content>
public sealed partial record Profile
{
    /// <summary>
    /// The two statements with which a puller reads servers and replication hostgroups are answered with the dump of the runtime structures
    /// instead of being executed: weight stands before status and OFFLINE_HARD rows are included. Real peers read the columns by position.
    /// </summary>
    public bool AnswersPullsWithRuntimeDump { get; init; } = true;

    /// <summary>Users see a line <c>hello</c> in the log for each such dump. Gone since 1.4.9.</summary>
    public bool SaysHelloToPullers { get; init; } = true;

    /// <summary>SET of an unknown variable answers OK, with the error as the OK packet's info text; clients take it for success.</summary>
    public bool AnswersOkToUnknownVariable { get; init; } = true;

    /// <summary>SQLite's errors reach clients with the state <c>#2800</c>: the packet writer adds a second <c>#</c> and cuts at five characters.</summary>
    public bool CutsSqlStateOfSqliteErrors { get; init; } = true;

    /// <summary>
    /// CHECKSUM MEMORY of the group replication hostgroups is only known with its words in the wrong order,
    /// <c>CHECKSUM MEMORY GROUP MYSQL REPLICATION HOSTGROUPS</c>; the right order is a syntax error.
    /// </summary>
    public bool SwapsWordsOfChecksumMemoryGroupReplication { get; init; } = true;

    /// <summary>
    /// A statement of nothing but blanks and semicolons ends the process with a segmentation fault: the search for the last character runs
    /// off the front of the text.
    /// </summary>
    public bool CrashesOnEmptyStatement { get; init; } = true;

    /// <summary>Every LOAD and SAVE is logged except LOAD ADMIN VARIABLES TO MEMORY.</summary>
    public bool HidesLoadAdminVariablesToMemory { get; init; } = true;

    /// <summary>SHOW FIELDS shows the columns' numbers in the place of their names: it takes the first column of PRAGMA table_info.</summary>
    public bool NumbersShownFields { get; init; } = true;

    /// <summary>Access denied messages of the admin port never name the client's address: its sessions do not record it.</summary>
    public bool OmitsAddressOfDeniedAdminLogin { get; init; } = true;

    /// <summary>
    /// A MySQL user whose name begins with mysql-monitor_username may log in to the admin port, with all rights of an administrator; with an
    /// empty mysql-monitor_username every MySQL user may.
    /// </summary>
    public bool LetsMonitorLikeUsersAdminister { get; init; } = true;
}
