namespace Sim.Engine.HostGroups;

/// <summary>
/// A server of a hostgroup at runtime: what is configured, and what has been learnt about it (src: lib/MySQL_HostGroups_Manager.cpp,
/// MySrvC). It lives until it has been removed and has no connections left.
/// </summary>
public sealed class BackendServer(ServerRow row, long memoryAddress)
{
    /// <summary>The server's values now.</summary>
    public ServerRow Row { get; private set; } = row;

    /// <summary>What mem_pointer shows: unique for each object that ever lived in this process.</summary>
    public long MemoryAddress { get; } = memoryAddress;

    /// <summary>Its state.</summary>
    public ServerStatus Status => Row.Status;

    /// <summary>True when errors shunned it, so that it may come back by itself.</summary>
    public bool ShunnedAutomatically { get; private set; }

    /// <summary>True when all its connections must be gone before it may come back.</summary>
    public bool KillsAllConnections { get; private set; }

    /// <summary>When the last connection error was seen, in whole seconds of the node's wall clock; 0 for none.</summary>
    public long LastErrorSeconds { get; private set; }

    /// <summary>Connection errors within that second.</summary>
    public int ErrorsInLastErrorSecond { get; private set; }

    /// <summary>Average of the last successful pings in microseconds.</summary>
    public long CurrentLatencyMicroseconds { get; internal set; }

    /// <summary>What has passed through its connections.</summary>
    public ServerTraffic Traffic { get; } = new();

    /// <summary>Takes over the values of a LOAD. A status that LOAD sets to shunned is the operator's, so it stays.</summary>
    internal void Configure(ServerRow incoming)
    {
        if (incoming.Status == ServerStatus.Shunned && Status != ServerStatus.Shunned)
        {
            ShunnedAutomatically = false;
        }

        Row = incoming;
    }

    /// <summary>Marks it as removed; its free connections are dropped at once.</summary>
    internal void Remove()
    {
        SetStatus(ServerStatus.OfflineHard);
        Traffic.ConnectionsFree = 0;
    }

    /// <summary>Shuns it after missed heartbeats (src: shun_and_killall). Only automatic states change.</summary>
    internal HeartbeatBranch ShunAndKillAll()
    {
        HeartbeatBranch branch = ShunningRules.AfterMissedHeartbeats(Status, ShunnedAutomatically);
        if (branch is HeartbeatBranch.OperatorsWill or HeartbeatBranch.OutOfUse)
        {
            return branch;
        }

        if (branch == HeartbeatBranch.Shuns)
        {
            SetStatus(ServerStatus.Shunned);
        }

        ShunnedAutomatically = true;
        KillsAllConnections = true;
        Traffic.ConnectionsFree = 0;
        return branch;
    }

    /// <summary>Counts a connection error (src: MySrvC::connect_error).</summary>
    internal ConnectErrorBranch CountConnectError(int mysqlError, long nowSeconds, int maxFailures)
    {
        Traffic.ConnectErrors++;
        if (!ShunningRules.CountsAsFailure(mysqlError))
        {
            return ConnectErrorBranch.NotTheServers;
        }

        if (nowSeconds != LastErrorSeconds)
        {
            LastErrorSeconds = nowSeconds;
            ErrorsInLastErrorSecond = 1;
            return ConnectErrorBranch.FirstOfSecond;
        }

        ErrorsInLastErrorSecond++;
        if (ErrorsInLastErrorSecond < maxFailures)
        {
            return ConnectErrorBranch.NotEnough;
        }

        if (Status != ServerStatus.Online)
        {
            return ConnectErrorBranch.NotOnline;
        }

        SetStatus(ServerStatus.Shunned);
        ShunnedAutomatically = true;
        return ConnectErrorBranch.Shuns;
    }

    /// <summary>Brings an automatically shunned server back. A desperate recovery leaves the order to kill its connections standing.</summary>
    internal void Recover(bool desperate)
    {
        SetStatus(ServerStatus.Online);
        ShunnedAutomatically = false;
        KillsAllConnections = desperate && KillsAllConnections;
        ErrorsInLastErrorSecond = 0;
        LastErrorSeconds = 0;
    }

    internal void SetStatus(ServerStatus status) => Row = Row with { Status = status };
}

/// <summary>Counters of a server's connections, as stats_mysql_connection_pool shows them.</summary>
public sealed class ServerTraffic
{
    /// <summary>Connections in use.</summary>
    public int ConnectionsUsed { get; set; }

    /// <summary>Idle connections in the pool.</summary>
    public int ConnectionsFree { get; set; }

    /// <summary>Connections made.</summary>
    public long ConnectOk { get; set; }

    /// <summary>Connections that could not be made.</summary>
    public long ConnectErrors { get; set; }

    /// <summary>Queries sent.</summary>
    public long Queries { get; set; }

    /// <summary>Bytes sent to the server.</summary>
    public long BytesSent { get; set; }

    /// <summary>Bytes received from the server.</summary>
    public long BytesReceived { get; set; }

    internal bool HasNoConnections => ConnectionsUsed == 0 && ConnectionsFree == 0;

    internal void Reset() => (ConnectOk, ConnectErrors, Queries, BytesSent, BytesReceived) = (0, 0, 0, 0, 0);
}
