using System.Diagnostics;
using System.Globalization;

namespace Sim.Node.Tests.Running;

/// <summary>
/// Where a node lives: its own place on the network, its configuration file and its data directory. The node can be started here again and again;
/// all is gone when disposed.
/// </summary>
internal sealed class NodeHome : IDisposable
{
    private readonly List<RunningNode> _started = [];

    /// <summary>A node that watches these peers, several times a second.</summary>
    /// <param name="admin">Where its admin port will be; null: somewhere free.</param>
    /// <param name="peers">The admin ports of proxysql_servers.</param>
    /// <param name="checkMilliseconds">The time between two checks of a peer.</param>
    /// <param name="more">More text of the configuration file.</param>
    public NodeHome(Place? admin = null, IReadOnlyList<Place>? peers = null, int checkMilliseconds = 200, string more = "")
    {
        Admin = admin ?? Loopback.Next();
        Directory = System.IO.Directory.CreateTempSubdirectory("sim-node-").FullName;
        ConfigurationFile = PathOf("proxysql.cnf");
        File.WriteAllText(ConfigurationFile, Configuration(Admin, peers ?? [], checkMilliseconds, more));
    }

    /// <summary>Where its admin port is.</summary>
    public Place Admin { get; }

    /// <summary>The data directory.</summary>
    public string Directory { get; }

    /// <summary>The configuration file, in the data directory.</summary>
    public string ConfigurationFile { get; }

    /// <summary>The path of a file in the data directory.</summary>
    public string PathOf(string file) => Path.Combine(Directory, file);

    /// <summary>Starts the node in the foreground and waits until it answers.</summary>
    public async Task<RunningNode> Start(params string[] options)
    {
        RunningNode node = Launch(options);
        await node.Answers();
        return node;
    }

    /// <summary>Starts the node in the foreground.</summary>
    public RunningNode Launch(params string[] options) => Launch(options, static _ => { });

    /// <summary>Starts the node in the foreground, with a changed environment.</summary>
    public RunningNode Launch(string[] options, Action<ProcessStartInfo> prepare)
    {
        ProcessStartInfo start = NodeExecutable.Start(Directory, ["-f", .. Usual, .. options]);
        prepare(start);
        var node = new RunningNode(start, Admin);
        _started.Add(node);
        return node;
    }

    /// <summary>Runs the program until it ends.</summary>
    public Task<EndedProcess> Run(params string[] arguments) => EndedProcess.Of(NodeExecutable.Start(Directory, arguments));

    /// <summary>The options that say where the node lives.</summary>
    public string[] Usual => ["-c", ConfigurationFile, "-D", Directory];

    /// <inheritdoc/>
    public void Dispose()
    {
        _started.ForEach(static node => node.Dispose());
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static string Configuration(Place admin, IReadOnlyList<Place> peers, int checkMilliseconds, string more) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        admin_variables=
        {
            admin_credentials="admin:admin;radmin:radmin"
            mysql_ifaces="{{admin}}"
            cluster_username="radmin"
            cluster_password="radmin"
            cluster_check_interval_ms={{checkMilliseconds}}
            cluster_check_status_frequency=100
        }
        mysql_variables=
        {
            interfaces="{{admin.Address}}:6033"
            monitor_connect_interval=200
            monitor_ping_interval=200
            monitor_read_only_interval=200
        }
        proxysql_servers=
        (
        {{string.Join(",\n", peers.Select(peer => $$"""    { hostname="{{peer.Address}}" port={{peer.Port}} comment="" }"""))}}
        )
        {{more}}

        """);
}
