namespace Sim.Engine.Profiles;

/// <content>In which order a node's threads take its mutexes.</content>
public sealed partial record Profile
{
    /// <summary>
    /// A pull, which holds the mutex of the peers, takes that of the admin statements too; a statement that reads the peers takes them the other way
    /// round. Users of some versions after 2.0 see an admin interface that hangs for ever when somebody reads runtime_proxysql_servers during a
    /// pull; gone in 2.4.0. No version with a profile does so: the tests of the schedules switch it on, to show that they find it.
    /// </summary>
    public bool PullsHoldStatementMutex { get; init; }
}
