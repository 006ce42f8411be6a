using Sim.Engine.Events;

namespace Sim.Engine.Cluster;

/// <summary>How a decision to pull ends.</summary>
[Branches("cluster.pull_end")]
public enum PullBranch
{
    /// <summary>No peer is ripe to be taken from.</summary>
    NoSource,

    /// <summary>admin-cluster_username became empty.</summary>
    NoCredentials,

    /// <summary>The source cannot be reached.</summary>
    NoConnection,

    /// <summary>The source was asked for its rows and did not give them.</summary>
    NoRows,

    /// <summary>The source answered with other columns than those of the table.</summary>
    NotTheTable,

    /// <summary>The source gave its rows, and not the checksum that they need.</summary>
    NoChecksum,

    /// <summary>The source has another checksum by now: the rows are forgotten.</summary>
    OtherChecksum,

    /// <summary>The rows are in memory and at runtime.</summary>
    Loaded,

    /// <summary>The rows are in memory, at runtime and on disk.</summary>
    LoadedAndSaved,

    /// <summary>An operator dropped or altered the tables that the rows go to.</summary>
    TablesUnusable,
}

/// <summary>What becomes of a row that was pulled.</summary>
[Branches("cluster.pulled_row")]
public enum PulledRowBranch
{
    /// <summary>It is written as it came.</summary>
    AsItCame,

    /// <summary>A server that the source shuns is written as online.</summary>
    ShunnedIsOnline,

    /// <summary>A constraint of the table refuses it.</summary>
    Refused,
}
