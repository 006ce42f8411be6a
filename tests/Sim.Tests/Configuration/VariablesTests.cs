using CsCheck;
using Sim.Engine.Cluster;
using Sim.Engine.Configuration;
using Sim.Engine.Profiles;
using Xunit;

namespace Sim.Tests.Configuration;

public sealed class VariablesTests
{
    private static readonly string[] _words = ["", "true", "FALSE", "0", "1", "(null)", "utf8", "latin1", "a.b"];

    private readonly Variables _variables = new(Profile.ProxySql146);

    [Theory]
    [InlineData("mysql-max_connections", "2048", "2048")]
    [InlineData("mysql-max_connections", " 12abc", "12")]
    [InlineData("mysql-max_connections", "4294967297", "1")]
    [InlineData("mysql-MAX_CONNECTIONS", "7", null)]
    [InlineData("mysql-have_compress", "0", "false")]
    [InlineData("mysql-have_compress", "TRUE", "true")]
    [InlineData("mysql-default_charset", "UTF8MB4", "utf8mb4")]
    [InlineData("mysql-server_version", "5.1.30", "5.5.30")]
    [InlineData("mysql-server_version", "5.7.20", "5.7.20")]
    [InlineData("mysql-server_capabilities", "2063", "15")]
    [InlineData("mysql-init_connect", "(null)", "")]
    [InlineData("mysql-default_time_zone", "", "SYSTEM")]
    [InlineData("mysql-monitor_password", "", "")]
    [InlineData("mysql-monitor_replication_lag_use_percona_heartbeat", "`a`.`b`", "`a`.`b`")]
    [InlineData("mysql-threads", "255", "255")]
    [InlineData("mysql-interfaces", "0.0.0.0:3306", "0.0.0.0:3306")]
    [InlineData("admin-stats_system_cpu", "31", "60")]
    [InlineData("admin-stats_system_cpu", "600", "300")]
    [InlineData("admin-stats_mysql_connections", "1", "1")]
    [InlineData("admin-telnet_admin_ifaces", "(null)", "(null)")]
    public void An_accepted_value_is_kept_as_1_4_6_keeps_it(string name, string value, string? kept)
    {
        Assert.True(_variables.TrySet(name, value));
        Assert.Equal(kept ?? value, Runtime(name));
    }

    [Theory]
    [InlineData("mysql-max_connections", "0")]
    [InlineData("mysql-max_connections", "abc")]
    [InlineData("mysql-max_connections", "1000001")]
    [InlineData("mysql-have_compress", "yes")]
    [InlineData("mysql-default_charset", "klingon")]
    [InlineData("mysql-server_capabilities", "10")]
    [InlineData("mysql-monitor_username", "")]
    [InlineData("mysql-monitor_replication_lag_use_percona_heartbeat", "a")]
    [InlineData("mysql-eventslog_filename", "/var/log/")]
    [InlineData("mysql-threads", "256")]
    [InlineData("mysql-interfaces", "")]
    [InlineData("admin-admin_credentials", "")]
    [InlineData("admin-stats_mysql_connections", "301")]
    [InlineData("admin-refresh_interval", "100")]
    [InlineData("admin-version", "1.4.7")]
    [InlineData("admin-no_such_thing", "1")]
    [InlineData("other-read_only", "1")]
    public void A_refused_value_is_refused(string name, string value) => Assert.False(_variables.TrySet(name, value));

    [Fact]
    public void Number_of_threads_stands_once_they_run()
    {
        Assert.True(_variables.TrySet("mysql-threads", "2"));
        _variables.ThreadsStarted = true;
        Assert.False(_variables.TrySet("mysql-threads", "3"));
        Assert.True(_variables.TrySet("mysql-threads", "2"));
        Assert.Equal(2, _variables.MysqlNumber("threads"));
    }

    [Fact]
    public void Interfaces_are_set_once()
    {
        Assert.Equal(["0.0.0.0:6033"], _variables.OpenMysqlInterfaces());
        Assert.False(_variables.TrySet("mysql-interfaces", "0.0.0.0:3306"));
        Assert.True(_variables.TrySet("mysql-interfaces", "0.0.0.0:6033"));
    }

    [Fact]
    public void At_most_eight_admin_interfaces_count()
    {
        Assert.True(_variables.TrySet("admin-mysql_ifaces", ";;" + string.Join(";;", Enumerable.Range(1, 10).Select(port => $"h:{port}"))));
        Assert.Equal(["h:1", "h:8"], [_variables.AdminInterfaces()[0], _variables.AdminInterfaces()[^1]]);
        Assert.Equal(8, _variables.AdminInterfaces().Count);
    }

    [Fact]
    public void Names_of_variables_have_their_case()
    {
        Assert.True(_variables.Has("mysql-query_cache_size_MB"));
        Assert.False(_variables.Has("mysql-query_cache_size_mb"));
        Assert.False(_variables.Has("query_cache_size_MB"));
        Assert.False(_variables.Has("mysql-session_debug"));
    }

    [Fact]
    public void Cluster_settings_follow_their_variables()
    {
        Assert.True(_variables.TrySet("admin-cluster_username", "cluster"));
        Assert.True(_variables.TrySet("admin-cluster_username", ""));
        Assert.True(_variables.TrySet("admin-cluster_check_interval_ms", "200"));
        Assert.True(_variables.TrySet("admin-cluster_mysql_users_diffs_before_sync", "0"));
        Assert.True(_variables.TrySet("admin-cluster_proxysql_servers_save_to_disk", "false"));
        Assert.Equal(
            new ClusterSettings
            {
                Username = "cluster",
                CheckIntervalMilliseconds = 200,
                MysqlUsers = new SyncSettings(0, true),
                ProxysqlServers = new SyncSettings(3, false),
            },
            _variables.Cluster);
    }

    [Fact]
    public void Defaults_of_the_catalog_make_the_default_settings_of_the_cluster()
    {
        Assert.True(_variables.TrySet("admin-cluster_password", "x"));
        Assert.Equal(new ClusterSettings { Password = "x" }, _variables.Cluster);
    }

    [Fact]
    public void A_refused_value_leaves_the_old_one_and_an_accepted_one_is_accepted_again_unchanged()
    {
        Gen<string> names = Gen.Int[0, AllNames().Count() - 1].Select(index => AllNames().ElementAt(index));
        Gen<string> values = Gen.OneOf(
            Gen.Int.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Gen.Int[0, 700].Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Gen.Int[0, _words.Length - 1].Select(index => _words[index]),
            Gen.String[0, 8]);
        Gen.Select(names, values).Sample((name, value) =>
        {
            var variables = new Variables(Profile.ProxySql146);
            string before = Runtime(variables, name);
            if (!variables.TrySet(name, value))
            {
                return Runtime(variables, name) == before;
            }

            string kept = Runtime(variables, name);
            return (kept.Length == 0 || variables.TrySet(name, kept)) && Runtime(variables, name) == kept;
        });
    }

    private static IEnumerable<string> AllNames() =>
        VariableCatalog.Admin.Definitions.Select(definition => "admin-" + definition.Name)
            .Concat(VariableCatalog.Mysql.Definitions.Select(definition => "mysql-" + definition.Name));

    private static string Runtime(Variables variables, string name) => name.StartsWith("admin-", StringComparison.Ordinal)
        ? variables.AdminText(name["admin-".Length..])
        : variables.MysqlText(name["mysql-".Length..]);

    private string Runtime(string name) => Runtime(_variables, name);
}
