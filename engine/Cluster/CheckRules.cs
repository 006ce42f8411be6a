using Sim.Engine.Events;

namespace Sim.Engine.Cluster;

/// <summary>What the light question of a check, <c>SELECT GLOBAL_CHECKSUM()</c>, leads to.</summary>
[Branches("cluster.check")]
public enum CheckBranch
{
    /// <summary>The answer is the known one: no rows are read.</summary>
    NothingNew,

    /// <summary>The answer is another one: the rows of all modules are read.</summary>
    SomethingNew,

    /// <summary>The rows behind a new answer could not be read: 1.4.6 knows the answer now, and so misses the change.</summary>
    RowsNotRead,

    /// <summary>The peer was removed meanwhile: the rows are read all the same.</summary>
    NotListed,
}

/// <summary>What becomes of the connection to a peer.</summary>
[Branches("cluster.connection")]
public enum ConnectionBranch
{
    /// <summary>None is made: admin-cluster_username is empty.</summary>
    NoCredentials,

    /// <summary>None can be made.</summary>
    NotMade,

    /// <summary>A check failed: it ends, and the next one is made at once.</summary>
    CheckFailed,

    /// <summary>A check was answered with an SQL error before, and the next connection crashes the node.</summary>
    LeftOpen,

    /// <summary>None is needed any more: the peer was removed.</summary>
    NotListed,
}

/// <summary>Whether a check reads the peer's figures too.</summary>
[Branches("cluster.metrics")]
public enum MetricsBranch
{
    /// <summary>No: admin-cluster_check_status_frequency is 0.</summary>
    SwitchedOff,

    /// <summary>No: not this time.</summary>
    NotYet,

    /// <summary>Yes.</summary>
    Due,
}

/// <summary>What a check consists of (src: lib/ProxySQL_Cluster.cpp, ProxySQL_Cluster_Monitor_thread).</summary>
public static class CheckRules
{
    /// <summary>Whether the peer's figures are read in the check of that number since they last were; with a frequency of 0 they never are.</summary>
    public static MetricsBranch MetricsBranchOf(int checksSince, int frequency) =>
        frequency == 0 ? MetricsBranch.SwitchedOff
        : checksSince < frequency ? MetricsBranch.NotYet
        : MetricsBranch.Due;
}
