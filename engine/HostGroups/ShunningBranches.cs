using Sim.Engine.Events;

namespace Sim.Engine.HostGroups;

/// <summary>What missed heartbeats do to a server.</summary>
[Branches("hostgroups.missed_heartbeats")]
public enum HeartbeatBranch
{
    /// <summary>It was online and is shunned.</summary>
    Shuns,

    /// <summary>It was shunned by errors or heartbeats before; all its connections have to go now.</summary>
    ShunsAgain,

    /// <summary>It is OFFLINE_SOFT and stays so, without its connections.</summary>
    KillsConnections,

    /// <summary>An operator shunned it: nothing.</summary>
    OperatorsWill,

    /// <summary>It is removed, or it lags: nothing.</summary>
    OutOfUse,
}

/// <summary>What an error while connecting to a server leads to.</summary>
[Branches("hostgroups.connect_error")]
public enum ConnectErrorBranch
{
    /// <summary>Nothing: the error says something about the user, and nothing about the server.</summary>
    NotTheServers,

    /// <summary>It is counted as the first of its second.</summary>
    FirstOfSecond,

    /// <summary>It is counted, and the server bears some more.</summary>
    NotEnough,

    /// <summary>There were enough of them for a server that is not online anyway.</summary>
    NotOnline,

    /// <summary>There were enough of them: the server is shunned.</summary>
    Shuns,
}

/// <summary>Whether a server comes back when one is looked for.</summary>
[Branches("hostgroups.recovery")]
public enum RecoveryBranch
{
    /// <summary>It is not shunned.</summary>
    NotShunned,

    /// <summary>An operator shunned it.</summary>
    OperatorsWill,

    /// <summary>mysql-shun_recovery_time_sec is 0.</summary>
    SwitchedOff,

    /// <summary>Its last error was not long enough ago.</summary>
    TooEarly,

    /// <summary>It has connections that have to go before.</summary>
    HasConnections,

    /// <summary>It comes back.</summary>
    Recovers,

    /// <summary>It comes back before its time, because its hostgroup has no other.</summary>
    RecoversDesperately,
}

/// <summary>What a measured replication lag does to a server.</summary>
[Branches("hostgroups.replication_lag")]
public enum LagBranch
{
    /// <summary>Nothing.</summary>
    Stays,

    /// <summary>It lags too much: it is shunned.</summary>
    Shuns,

    /// <summary>It has caught up, or lag no longer applies: it is online again.</summary>
    Enables,
}
