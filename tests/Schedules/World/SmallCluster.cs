using Microsoft.Coyote.Random;
using Microsoft.Coyote.Specifications;
using Sim.Engine;
using Sim.Engine.Concurrency;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;
using Sim.Schedules.Exploring;

namespace Sim.Schedules.World;

/// <summary>What an operator does.</summary>
internal delegate void Work(Operator me);

/// <summary>Some nodes that watch one another, each on its own task, and the operators who work on them.</summary>
internal sealed class SmallCluster : IDisposable
{
    /// <summary>admin-cluster_check_interval_ms.</summary>
    public const int CheckIntervalMilliseconds = 200;

    /// <summary>Where the writer is at first.</summary>
    public const int WriterHostgroup = 1;

    private const string Writer = "10.0.1.1";

    /// <summary>Two checks: somebody may be overtaken by everybody else.</summary>
    private static readonly TimeSpan _lateness = TimeSpan.FromMilliseconds(2 * CheckIntervalMilliseconds);

    /// <summary>The first node's changes are newer than those of the others whenever they are made, so that there is always something to pull.</summary>
    private static readonly TimeSpan _firstIsAhead = TimeSpan.FromHours(1);

    /// <summary>A node that does not answer holds others up for a minute, and those perhaps still others.</summary>
    private static readonly TimeSpan _horizon = TimeSpan.FromMinutes(5);

    private readonly Surroundings _surroundings;
    private readonly List<NodeHost> _hosts = [];

    /// <summary>Makes the nodes; none of them runs yet.</summary>
    /// <param name="performance">Who is told what happens, and what is wrong with the nodes.</param>
    /// <param name="pullServers">A node each: whether it pulls mysql_servers.</param>
    /// <param name="profile">The version; 1.4.6 if null.</param>
    /// <param name="withMonitor">Whether the nodes watch the MySQL servers.</param>
    /// <param name="withoutStart">Whether everything but the admin interface waits for PROXYSQL START.</param>
    public SmallCluster(Performance performance, bool[] pullServers, Profile? profile = null, bool withMonitor = false, bool withoutStart = false)
    {
        _surroundings = new Surroundings(new VirtualTime(_lateness, _horizon), Generator.Create(), performance.Story);
        string[] addresses = [.. Enumerable.Range(1, pullServers.Length).Select(number => $"10.0.0.{number}")];
        foreach ((string address, bool pulls) in addresses.Zip(pullServers))
        {
            string configuration = Configuration(addresses, pulls);
            var options = new NodeOptions
            {
                ConfigurationFilePath = "proxysql.cnf",
                ReadConfigurationFile = () => configuration,
                WithMonitor = withMonitor,
                WithoutStart = withoutStart,
                OpensAdminPortAtBoot = true,
            };
            _hosts.Add(new NodeHost(address, _surroundings, host => SeamsOf(host, performance.Flaw), options, profile ?? Profile.ProxySql146));
        }
    }

    /// <summary>Whether the MySQL server of the writer hostgroup says that it is read-only, as the one of the reader hostgroup always does.</summary>
    public bool WriterIsReadOnly { get; set; }

    public IReadOnlyList<NodeHost> Nodes => _hosts;

    /// <summary>
    /// Starts the nodes and lets everybody work at the same time. When all that is done, and what comes afterwards, the nodes are stopped, and
    /// everything has to come to an end.
    /// </summary>
    public void Play(Work[] works, Work? afterwards = null)
    {
        Operator keeper = new(_surroundings);
        keeper.WaitForOthers();
        Operator[] operators = [.. works.Select(_ => new Operator(_surroundings))];
        int working = works.Length;
        Task[] done = [.. works.Select((work, i) => Task.Run(() =>
        {
            work(operators[i]);
            if (--working == 0)
            {
                keeper.GoOn();
            }

            operators[i].Leave();
        }))];
        Task[] running = [.. _hosts.Select(host => Task.Run(host.Run))];
        Task.WaitAll(done);
        afterwards?.Invoke(keeper);
        _hosts.ForEach(keeper.Stop);
        keeper.Leave();
        Task.WaitAll(running);
        foreach (NodeHost host in _hosts)
        {
            Specification.Assert(host.Node.Threads.Running == 0, $"{host.Address} has ended and {host.Node.Threads.Running} of its threads wait for ever");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _hosts.ForEach(static host => host.Node.Dispose());

    private static string Configuration(string[] addresses, bool pullsServers)
    {
        string peers = string.Join(", ", addresses.Select(address => $"{{ hostname=\"{address}\" port=6032 }}"));
        return $$"""
            admin_variables = { admin_credentials="admin:admin;cluster:secret" cluster_username="cluster" cluster_password="secret"
              mysql_ifaces="0.0.0.0:6032" cluster_check_interval_ms={{CheckIntervalMilliseconds}}
              cluster_mysql_servers_diffs_before_sync={{(pullsServers ? 1 : 0)}} cluster_mysql_query_rules_diffs_before_sync=1 }
            mysql_variables = { hostgroup_manager_verbose=false
              monitor_connect_interval=400 monitor_ping_interval=400 monitor_read_only_interval=400 }
            mysql_servers = ( { address="{{Writer}}" hostgroup={{WriterHostgroup}} comment="0" }, { address="10.0.1.2" hostgroup=2 comment="0" } )
            mysql_replication_hostgroups = ( { writer_hostgroup={{WriterHostgroup}} reader_hostgroup=2 comment="0" } )
            proxysql_servers = ( {{peers}} )
            """;
    }

    private NodeSeams SeamsOf(NodeHost host, Flaw? flaw) => new(
        new HostClock(host, _hosts.Count == 0 ? _firstIsAhead : TimeSpan.Zero),
        new HostPeers(host, _hosts),
        new HostBackends(host, server => WriterIsReadOnly || server != Writer),
        new MemoryDisk(),
        new NoScripts(),
        host)
    {
        Mutexes = name => flaw is null ? new AsyncMutex(name) : flaw.MutexNamed(name),
    };
}
