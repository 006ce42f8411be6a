using Xunit;

namespace Sim.Tests.Configuration;

public sealed class VariablesModuleTests : IDisposable
{
    private readonly ConfiguredNode _node = new();

    public void Dispose() => _node.Dispose();

    [Fact]
    public void A_fresh_node_has_124_variables() => Assert.Equal("31|93", _node.Table(
        "SELECT SUM(variable_name LIKE 'admin-%'), SUM(variable_name LIKE 'mysql-%') FROM global_variables"));

    [Theory]
    [InlineData("admin-version", "v1.4.6-0-g3b9e4a6")]
    [InlineData("admin-telnet_stats_ifaces", "(null)")]
    [InlineData("mysql-ssl_p2s_ca", "(null)")]
    [InlineData("mysql-server_capabilities", "45578")]
    [InlineData("mysql-default_charset", "utf8")]
    [InlineData("mysql-interfaces", "")]
    [InlineData("mysql-stacksize", "1048576")]
    public void Defaults_are_those_of_a_real_node(string name, string value) => Assert.Equal(value, _node.Variable(name));

    [Fact]
    public async Task A_refused_row_shows_the_runtime_value_again_and_is_warned_about()
    {
        _node.SetRow("mysql-max_connections", "0");
        _node.SetRow("admin-cluster_check_interval_ms", "5");
        Assert.Null(await _node.MysqlModule.MemoryToRuntime());
        Assert.Null(await _node.AdminModule.MemoryToRuntime());
        Assert.Equal("10000", _node.Variable("mysql-max_connections"));
        Assert.Equal("1000", _node.Variable("admin-cluster_check_interval_ms"));
        Assert.Equal(
            [
                "ProxySQL_Admin.cpp:3858:flush_mysql_variables___database_to_runtime(): [WARNING] Impossible to set variable max_connections "
                + "with value \"0\". Resetting to current \"10000\".",
                "ProxySQL_Admin.cpp:3778:flush_admin_variables___database_to_runtime(): [WARNING] Impossible to set variable "
                + "cluster_check_interval_ms with value \"5\". Resetting to current \"1000\".",
            ],
            _node.Events.LogLines);
    }

    [Fact]
    public async Task A_row_of_an_unknown_variable_is_deleted_and_warned_about()
    {
        _node.SetRow("mysql-future", "1");
        Assert.Null(await _node.MysqlModule.MemoryToRuntime());
        Assert.Null(_node.Variable("mysql-future"));
        Assert.Equal(
            "ProxySQL_Admin.cpp:3868:flush_mysql_variables___database_to_runtime(): [WARNING] Impossible to set not existing variable future "
            + "with value \"1\". Deleting. If the variable name is correct, this version doesn't support it",
            Assert.Single(_node.Events.LogLines));
    }

    [Fact]
    public async Task Another_version_is_reset_without_a_word()
    {
        _node.SetRow("admin-version", "2.0.0");
        Assert.Null(await _node.AdminModule.MemoryToRuntime());
        Assert.Equal(ConfiguredNode.Profile.BuildVersion, _node.Variable("admin-version"));
        Assert.Empty(_node.Events.Happened);
    }

    [Fact]
    public async Task Variables_of_debug_builds_vanish_from_memory_and_disk_without_a_word()
    {
        _node.SetRow("mysql-session_debug", "true");
        _node.MysqlModule.MemoryToDisk();
        Assert.Null(await _node.MysqlModule.MemoryToRuntime());
        Assert.Null(_node.Variable("mysql-session_debug"));
        Assert.Null(_node.Variable("mysql-session_debug", "disk.global_variables"));
        Assert.Empty(_node.Events.Happened);
    }

    [Fact]
    public async Task Every_load_of_mysql_variables_counts()
    {
        long before = _node.Variables.MysqlVersion;
        Assert.Null(await _node.MysqlModule.MemoryToRuntime());
        Assert.Equal(before + 1, _node.Variables.MysqlVersion);
    }

    [Fact]
    public async Task Runtime_table_shows_runtime_and_missing_rows_of_memory_come_back()
    {
        _node.SetRow("mysql-max_connections", "77");
        _ = _node.Database.Execute("DELETE FROM global_variables WHERE variable_name='mysql-threads'");
        await _node.MysqlModule.RefreshRuntimeTables();
        Assert.Equal("10000", _node.Variable("mysql-max_connections", "runtime_global_variables"));
        Assert.Equal("77", _node.Variable("mysql-max_connections"));
        Assert.Equal("4", _node.Variable("mysql-threads"));
    }

    [Fact]
    public async Task Saving_from_runtime_replaces_all_rows()
    {
        _node.SetRow("admin-read_only", "true");
        _node.SetRow("admin-anything", "x");
        await _node.AdminModule.RuntimeToMemory();
        Assert.Equal("false", _node.Variable("admin-read_only"));
        Assert.Null(_node.Variable("admin-anything"));
    }

    [Fact]
    public void Disk_and_memory_exchange_rows_of_the_prefix_only()
    {
        _node.SetRow("admin-read_only", "true");
        _node.SetRow("mysql-threads", "9");
        _node.AdminModule.MemoryToDisk();
        _node.SetRow("admin-read_only", "false");
        _node.AdminModule.DiskToMemory();
        Assert.Equal("true", _node.Variable("admin-read_only"));
        Assert.Equal("4", _node.Variable("mysql-threads", "disk.global_variables"));
    }
}
