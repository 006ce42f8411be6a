using System.Globalization;
using Sim.Engine.Admin;
using Sim.Engine.Events;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Simulation;

/// <summary>
/// Whole nodes in a simulated world, named by the last byte of their address (208 is 192.168.1.208), that check one another every 200 ms as
/// the user cluster_20X, and everything that happens to them.
/// </summary>
internal sealed class SimCluster : IAsyncDisposable
{
    private static readonly string[] _defaults =
    [
        "admin_credentials=\"admin:admin;cluster_20X:123456\"", "mysql_ifaces=\"0.0.0.0:6032\"", "cluster_username=\"cluster_20X\"",
        "cluster_password=\"123456\"", "cluster_check_interval_ms=200", "cluster_check_status_frequency=5",
    ];

    public SimCluster(ulong seed = 1, IBranchSink? branches = null)
    {
        World = new SimWorld(seed, new WorldOptions { Trace = Events.Add, Branches = branches });
        World.SetWallClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    public SimWorld World { get; }

    public List<TraceEntry> Events { get; } = [];

    /// <summary>Two running nodes that list each other and have agreed.</summary>
    public static async Task<SimCluster> OfTwo(ulong seed = 1, string adminOf208 = "", string adminOf209 = "")
    {
        var cluster = new SimCluster(seed);
        cluster.Add("208", "208 209", adminOf208);
        cluster.Add("209", "208 209", adminOf209);
        await cluster.Start("208", "209");
        return cluster;
    }

    /// <summary>Adds a node with its peers; a later setting of the same variable replaces a default.</summary>
    public void Add(string name, string peers, string admin = "", string rest = "") =>
        World.AddNode(name, Address(name), new NodeConfiguration($"{name}.cnf", Configuration(peers, admin, rest)));

    public static string Address(string name) => char.IsDigit(name[0]) && !name.Contains('.', StringComparison.Ordinal) ? $"192.168.1.{name}" : name;

    /// <summary>Starts nodes and lets them get to know one another.</summary>
    public async Task Start(params string[] nodes)
    {
        foreach (string node in nodes)
        {
            await World.Start(node);
        }

        await Pass(2);
    }

    public Task Pass(double seconds) => World.Pass(TimeSpan.FromSeconds(seconds));

    /// <summary>Runs statements that must succeed.</summary>
    public async Task Run(string node, string statements)
    {
        foreach (string statement in StatementSplitter.Split(statements))
        {
            Assert.IsType<AdminReply.Ok>(await World.Query(node, statement));
        }
    }

    /// <summary>The rows of a query, columns joined by a blank.</summary>
    public async Task<string[]> Rows(string node, string sql) =>
        [.. Assert.IsType<AdminReply.Rows>(await World.Query(node, sql)).Set.Rows.Select(row => string.Join(' ', row))];

    /// <summary>The servers that a node has at runtime.</summary>
    public Task<string[]> Servers(string node, string table = "runtime_mysql_servers") => Rows(node, $"SELECT hostname FROM {table} ORDER BY hostname");

    public async Task<long> Version(string node, string module) =>
        long.Parse((await Rows(node, $"SELECT version FROM runtime_checksums_values WHERE name = '{module}'"))[0], CultureInfo.InvariantCulture);

    /// <summary>Adds a server with the given host name and loads it to runtime.</summary>
    public Task LoadServer(string node, string hostname) =>
        Run(node, $"INSERT INTO mysql_servers (hostgroup_id, hostname) VALUES (1, '{hostname}'); LOAD MYSQL SERVERS TO RUNTIME");

    /// <summary>The log lines of a node that contain a text, without their time.</summary>
    public string[] Lines(string node, string containing) =>
        [.. World.Log(node).Where(line => line.Text.Contains(containing, StringComparison.Ordinal)).Select(line => line.Text[20..])];

    /// <summary>The events of a kind that happened to a node.</summary>
    public List<T> Of<T>(string node)
        where T : NodeEvent => [.. Events.Where(entry => entry.Node == node).Select(entry => entry.Event).OfType<T>()];

    /// <summary>World times of a node's events of a kind, seconds since the world began.</summary>
    public List<double> TimesOf<T>(string node)
        where T : NodeEvent =>
        [.. from entry in Events
            where entry.Node == node && entry.Event is T
            select (entry.WorldMicroseconds / 1e6) - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()];

    /// <summary>Lets time pass until an event happened to a node since now, at most so many seconds; the event.</summary>
    public async Task<T> Next<T>(string node, double withinSeconds, Func<T, bool>? which = null)
        where T : NodeEvent
    {
        int from = Events.Count;
        T? found = null;
        Assert.True(
            await World.Until(
                () =>
                {
                    found = Events.Skip(from).Where(entry => entry.Node == node).Select(entry => entry.Event).OfType<T>().FirstOrDefault(which ?? (_ => true));
                    return Task.FromResult(found is not null);
                },
                TimeSpan.FromSeconds(withinSeconds)),
            $"no {typeof(T).Name} happened to {node}");
        return found!;
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private static string Configuration(string peers, string admin, string rest)
    {
        IEnumerable<string> own = admin.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        IEnumerable<string> kept = _defaults.Where(line => !own.Any(other => other.Split('=')[0] == line.Split('=')[0]));
        IEnumerable<string> listed = peers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(peer => $"{{ hostname=\"{Address(peer)}\" port=6032 }}");
        return $"admin_variables = {{\n{string.Join('\n', kept.Concat(own))}\n}}\n"
            + (rest.Contains("mysql_variables", StringComparison.Ordinal) ? "" : "mysql_variables = { monitor_enabled=false }\n")
            + $"proxysql_servers = (\n{string.Join(",\n", listed)}\n)\n{rest}\n";
    }
}
