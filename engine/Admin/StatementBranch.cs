using Sim.Engine.Events;

namespace Sim.Engine.Admin;

/// <summary>Who answers a statement: the families of commands in the order in which ProxySQL asks them, and what comes before and after.</summary>
[Branches("admin.statement")]
public enum StatementBranch
{
    /// <summary>Nobody has to: it is what peers repeat all day, and the answer is there.</summary>
    Polled,

    /// <summary>Nobody can: an empty statement crashes the node.</summary>
    Empty,

    /// <summary>A puller gets the dump of the servers at runtime.</summary>
    Pull,

    /// <summary>SHOW GLOBAL VARIABLES LIKE 'read_only'.</summary>
    ReadOnlyQuestion,

    /// <summary>PULL VERSION MYSQL SERVERS.</summary>
    PullVersion,

    /// <summary>SELECT GLOBAL_CHECKSUM(), in another spelling than that of peers.</summary>
    GlobalChecksum,

    /// <summary>PROXYSQL ….</summary>
    Proxysql,

    /// <summary>LOAD … and SAVE ….</summary>
    LoadOrSave,

    /// <summary>KILL CONNECTION.</summary>
    Kill,

    /// <summary>What clients and drivers send of themselves.</summary>
    ClientNoise,

    /// <summary>SHOW CREATE TABLE and the like.</summary>
    TableDescription,

    /// <summary>SIGNAL MYSQL THREADS.</summary>
    SignalThreads,

    /// <summary>A SELECT, or SHOW VARIABLES, that is rewritten.</summary>
    SpecialSelect,

    /// <summary>SET.</summary>
    Set,

    /// <summary>CHECKSUM.</summary>
    Checksum,

    /// <summary>SHOW.</summary>
    Show,

    /// <summary>What a stats session may not do.</summary>
    RefusedToStats,

    /// <summary>SQLite, as the statement stands.</summary>
    Sqlite,
}

/// <summary>Where SQL is executed in the end.</summary>
[Branches("admin.sql")]
public enum SqlBranch
{
    /// <summary>In the database of the administrators.</summary>
    Main,

    /// <summary>There, and nothing may be written: admin-read_only is true.</summary>
    MainReadOnly,

    /// <summary>In that of the statistics, for a stats session.</summary>
    Stats,
}
