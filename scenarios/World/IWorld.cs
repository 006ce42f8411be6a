using Sim.Engine.Checksums;

namespace Sim.Scenarios.World;

/// <summary>
/// A world in which scenarios are played: simulated (virtual time) or made of real processes. Nodes are known by the names that the
/// scenario gives them. Every member throws <see cref="WorldException"/> for a mistake of the scenario's author: an unknown node, a
/// query to a node that is not running, an address that is no address; and <see cref="NotOfThisWorldException"/> for what this kind of world
/// cannot do.
/// </summary>
public interface IWorld : IAsyncDisposable
{
    /// <summary>The world's time; every node's own clock may be off from it.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The time that has passed in this world since it was made; setting the wall clock does not count.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>All nodes that were added, in that order, running or not.</summary>
    IReadOnlyList<string> Nodes { get; }

    /// <summary>The nodes whose process runs, in the order in which they were added.</summary>
    IReadOnlyList<string> RunningNodes { get; }

    /// <summary>The version of the nodes that are added from now on.</summary>
    void UseProfile(string version);

    /// <summary>Sets the world's time before anything starts; its offset is the one that logs are written in.</summary>
    void SetWallClock(DateTimeOffset start);

    /// <summary>Adds a node that is not running yet. <paramref name="address"/> is <c>host</c> or <c>host:port</c> (admin port).</summary>
    void AddNode(string name, string address, NodeConfiguration? configuration);

    /// <summary>How far the node's wall clock is ahead of the world's; negative: behind.</summary>
    void SetClockOffset(string node, TimeSpan ahead);

    /// <summary>Version and epoch (Unix seconds) of a module; for a node that does not run yet, as soon as it has started.</summary>
    void SetStartingValue(string node, Module module, ulong version, ulong epoch);

    /// <summary>The state of a MySQL server from now on; one that was never named cannot be reached.</summary>
    void SetBackend(string address, BackendState state);

    /// <summary>A script that a row of the scheduler table may name as its filename: admin statements, run as a local client.</summary>
    void AddScript(string name, string sql);

    /// <summary>Starts the process; completes when its admin port answers.</summary>
    Task Start(string node, StartMode mode = StartMode.Normal);

    /// <summary>Ends the process in order.</summary>
    Task Stop(string node);

    /// <summary>Ends the process at once: what was only in memory is lost, the disk stays.</summary>
    Task Kill(string node);

    /// <summary>Stops and starts the process.</summary>
    Task Restart(string node);

    /// <summary>Stops the process for a while: it answers nobody, and nothing of it is lost.</summary>
    Task Pause(string node);

    /// <summary>Lets a paused process go on.</summary>
    Task GoOn(string node);

    /// <summary>Takes all room on the node's disk away, or gives it back.</summary>
    void SetDiskFull(string node, bool isFull);

    /// <summary>Removes the database of a node that is not running.</summary>
    Task LoseDatabase(string node);

    /// <summary>A client of a running node's admin port, on the node's own machine; without a login, the administrator.</summary>
    IWorldClient Connect(string node, ClientLogin? login = null);

    /// <summary>Lets time pass.</summary>
    Task Pass(TimeSpan time);

    /// <summary>Cuts the network between two nodes in both directions.</summary>
    void Disconnect(string a, string b);

    /// <summary>Heals both directions.</summary>
    void Reconnect(string a, string b);

    /// <summary>Loses whatever <paramref name="from"/> sends to <paramref name="to"/>; the other direction stays as it is.</summary>
    void Cut(string from, string to);

    /// <summary>Heals one direction.</summary>
    void Heal(string from, string to);

    /// <summary>The time that one packet takes between two nodes, in each direction.</summary>
    void SetLatency(string a, string b, TimeSpan latency);

    /// <summary>The probability, 0 to 1, with which a packet between two nodes is lost, in each direction.</summary>
    void SetLoss(string a, string b, double probability);

    /// <summary>The node's log since it was added, over all its starts. The list grows; earlier elements never change.</summary>
    IReadOnlyList<LogLine> Log(string node);

    /// <summary>Waits until the condition holds, evaluated now and whenever something happened; false when the time ran out first.</summary>
    Task<bool> Until(Func<Task<bool>> condition, TimeSpan within);

    /// <summary>Lets time pass and returns whether the condition held all the while, both ends included; returns at the first failure.</summary>
    Task<bool> Throughout(Func<Task<bool>> condition, TimeSpan during);
}
