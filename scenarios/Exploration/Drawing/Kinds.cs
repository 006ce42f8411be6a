namespace Sim.Scenarios.Exploration.Drawing;

/// <summary>What can go wrong in a run; each kind is on or off for a whole run.</summary>
internal enum FaultKind
{
    /// <summary>The network between two nodes is cut, for seconds or for longer than an answer is waited for.</summary>
    Cut,

    /// <summary>One direction of the network is cut.</summary>
    OneWay,

    /// <summary>A node is cut off from all others.</summary>
    Isolate,

    /// <summary>The network between two nodes is slow.</summary>
    Slow,

    /// <summary>The network between two nodes loses packets.</summary>
    Loss,

    /// <summary>A node's process is stopped for a while, and goes on.</summary>
    Pause,

    /// <summary>A node is killed, and started again later.</summary>
    Kill,

    /// <summary>A node is restarted.</summary>
    Restart,

    /// <summary>A node is killed and loses its database.</summary>
    LoseDatabase,

    /// <summary>All nodes are restarted, one after the other.</summary>
    RestartAll,

    /// <summary>A node's clock is off from the beginning.</summary>
    ClockSkew,

    /// <summary>A node's clock jumps.</summary>
    ClockJump,

    /// <summary>A MySQL server goes down, turns read-only, or cannot be reached by one node.</summary>
    Backend,

    /// <summary>A row of proxysql_servers is deleted on one node.</summary>
    PeerList,

    /// <summary>The credentials of the cluster are changed on one side.</summary>
    Credentials,

    /// <summary>A node's disk has no room when something is saved.</summary>
    DiskFull,
}

/// <summary>What operators do in a run; each kind is on or off for a whole run.</summary>
internal enum WorkloadKind
{
    /// <summary>MySQL servers are added and loaded.</summary>
    Servers,

    /// <summary>Query rules are added and loaded.</summary>
    Rules,

    /// <summary>Users are added and loaded.</summary>
    Users,

    /// <summary>Rows are inserted, loaded and saved many times in a row.</summary>
    Storm,

    /// <summary>Two operators load different things at the same moment.</summary>
    Duel,

    /// <summary>A node joins late, with a configuration of its own.</summary>
    Newcomer,

    /// <summary>Rules are added that are switched off.</summary>
    InactiveRules,

    /// <summary>Only the default schema of users is changed.</summary>
    Schemas,

    /// <summary>Rows of mysql_group_replication_hostgroups are loaded.</summary>
    GroupReplication,

    /// <summary>Rows are deleted and loaded.</summary>
    Delete,

    /// <summary>A module is loaded again although nothing changed in it.</summary>
    Reload,

    /// <summary>Rows are written to memory and not loaded yet.</summary>
    Edit,
}
