using Sim.Engine.Profiles;

namespace Sim.Hosting.CommandLine;

/// <summary>What <c>-h</c> and <c>-V</c> print.</summary>
public static class Usage
{
    private const string Codename = "Truls";

    /// <summary>All options.</summary>
    public const string Text = """
        sim-node: a ProxySQL Cluster node (admin interface, cluster, monitor)

        USAGE: sim-node [OPTIONS]

        OPTIONS:

        -c, --config ARG             Configuration file
        -D, --datadir ARG            Directory of proxysql.db, proxysql.log and proxysql.pid
        -e, --exit-on-error          Do not restart after a crash
        -f, --foreground             Run in the foreground, log to standard error
        -h, -help, --help, --usage   Display usage instructions
        --health-check               Ask the node that runs with the same options whether it answers; exit code 0 when it does
        -M, --no-monitor             Do not monitor MySQL servers
        -n, --no-start               Start the admin interface only; PROXYSQL START starts the rest
        -S, --admin-socket ARG       What the admin interface listens on, instead of admin-mysql_ifaces
        -V, --version                Print version
        --clock-offset ARG           For tests: the node's wall clock is ahead of the machine's by this many seconds
        --default-auth ARG           Login method to begin with: mysql_native_password (default), caching_sha2_password (no other then)
        --initial                    Rename the database file and begin with the configuration file
        --login-timeout ARG          Seconds that a client has to log in (default 10)
        --late-admin                 Open the admin port half a second after boot, as ProxySQL does
        --profile ARG                The version of ProxySQL to be (default 1.4.6)
        --reload                     Merge the configuration file into the database file
        -r, --reuseport, --idle-threads   Accepted, without effect
        --strict                     Be no better than this version: no TLS, caching_sha2_password or prepared statements for clients; crash
                                     when a peer answers a check with an SQL error

        """;

    /// <summary>The version, as ProxySQL prints it.</summary>
    public static string VersionOf(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return $"ProxySQL version {profile.BuildVersion}, codename {Codename}";
    }
}
