using System.Runtime.CompilerServices;
using Sim.Engine.Admin;
using Sim.Engine.Configuration;
using Xunit;

namespace Sim.Tests.Admin;

public sealed class LoadAndSaveTests : IDisposable
{
    private readonly AdminFixture _node = new();

    public static TheoryData<string> TableModules => ["MYSQL SERVERS", "MYSQL USERS", "MYSQL QUERY RULES", "SCHEDULER", "PROXYSQL SERVERS"];

    public void Dispose() => _node.Dispose();

    [Theory]
    [MemberData(nameof(TableModules))]
    public void Every_spelling_moves_between_its_layers(string module)
    {
        (string, string)[] spellings =
        [
            ("LOAD X TO MEMORY", "disk to memory"), ("LOAD X TO MEM", "disk to memory"), ("LOAD X FROM DISK", "disk to memory"),
            ("SAVE X FROM MEMORY", "memory to disk"), ("SAVE X FROM MEM", "memory to disk"), ("SAVE X TO DISK", "memory to disk"),
            ("LOAD X FROM MEMORY", "memory to runtime"), ("LOAD X FROM MEM", "memory to runtime"), ("LOAD X TO RUNTIME", "memory to runtime"),
            ("LOAD X TO RUN", "memory to runtime"), ("SAVE X TO MEMORY", "runtime to memory"), ("SAVE X TO MEM", "runtime to memory"),
            ("SAVE X FROM RUNTIME", "runtime to memory"), ("SAVE X FROM RUN", "runtime to memory"),
        ];
        foreach ((string spelling, string move) in spellings)
        {
            string command = spelling.Replace("X", module, StringComparison.Ordinal);
            _node.Done.Clear();
            _node.Events.Clear();

            Assert.Equal(new AdminReply.Ok(0, ""), _node.Ask($"  {command.ToLowerInvariant().Replace(" ", " \t\n", StringComparison.Ordinal)} ; ; "));

            Assert.Equal([$"{module}: {move}"], _node.Done);
            Assert.Equal($"2018-02-01 10:00:00 [INFO] Received {command.ToLowerInvariant()} command\n", _node.Log());
        }
    }

    [Theory]
    [InlineData("MYSQL VARIABLES", "mysql-threads")]
    [InlineData("ADMIN VARIABLES", "admin-read_only")]
    public void Variables_move_between_memory_and_disk_row_by_row(string module, string name)
    {
        _node.Ask("DELETE FROM disk.global_variables");
        _node.Ask("DELETE FROM main.global_variables");
        _node.Ask($"INSERT INTO main.global_variables VALUES ('{name}','x'),('other','y')");

        Assert.Equal(new AdminReply.Ok(1, ""), _node.Ask($"SAVE {module} TO DISK"));
        Assert.Equal(name + "|x", _node.Rows("SELECT * FROM disk.global_variables"));

        _node.Ask("UPDATE disk.global_variables SET variable_value='z'");
        Assert.Equal(new AdminReply.Ok(1, ""), _node.Ask($"LOAD {module} FROM DISK"));
        Assert.Equal("z", _node.Rows($"SELECT variable_value FROM main.global_variables WHERE variable_name='{name}'"));
    }

    [Fact]
    public void Loading_admin_variables_from_disk_leaves_no_trace_in_the_log()
    {
        _node.Ask("LOAD ADMIN VARIABLES TO MEMORY");
        Assert.Equal("", _node.Log());
        _node.Ask("LOAD ADMIN VARIABLES TO RUNTIME");
        Assert.Equal("2018-02-01 10:00:00 [INFO] Received LOAD ADMIN VARIABLES TO RUNTIME command\n", _node.Log());
    }

    [Theory]
    [InlineData("LOAD MYSQL SERVERS TO RUNTIMEX")]
    [InlineData("LOAD MYSQL SERVERS TO DISK")]
    [InlineData("SAVE MYSQL SERVERS FROM CONFIG")]
    [InlineData("LOAD SQLITESERVER VARIABLES FROM CONFIG")]
    [InlineData("LOAD MYSQL USER app")]
    public void Unknown_spellings_are_a_syntax_error_of_SQLite(string command)
    {
        string verb = command[..4];
        Assert.Equal($"1045 (#2800): near \"{verb}\": syntax error", AdminFixture.Error(_node.Ask(command)));
        Assert.Empty(_node.Done);
        Assert.Equal("", _node.Log());
    }

    [Fact]
    public void One_user_is_loaded_by_a_harmless_name()
    {
        Assert.Equal(new AdminReply.Ok(0, ""), _node.Ask("load mysql user app_1-a+B to runtime"));
        Assert.Equal(["load user app_1-a+B"], _node.Done);
        Assert.Equal("2018-02-01 10:00:00 [INFO] Loading user app_1-a+B\n", _node.Log());
    }

    [Fact]
    public void A_user_name_with_other_characters_is_refused()
    {
        Assert.Equal("1045 (28000): Invalid name a'b", AdminFixture.Error(_node.Ask("LOAD MYSQL USER a'b TO RUNTIME")));
        Assert.Equal("2018-02-01 10:00:00 [INFO] Tried to load invalid user a'b\n", _node.Log());
    }

    [Fact]
    public void Reading_the_configuration_file_answers_the_number_of_rows()
    {
        _node.ConfigurationFile = (ConfigurationFile)RuntimeHelpers.GetUninitializedObject(typeof(ConfigurationFile));
        Assert.Equal(new AdminReply.Ok(3, ""), _node.Ask("LOAD MYSQL QUERY RULES FROM CONFIG"));
        Assert.Equal(["MYSQL QUERY RULES: file to memory"], _node.Done);
    }

    [Fact]
    public void A_configuration_file_that_cannot_be_read_is_named() => Assert.Equal(
        "1045 (28000): Unable to open or parse config file /etc/proxysql.cnf", AdminFixture.Error(_node.Ask("LOAD MYSQL USERS FROM CONFIG")));

    [Fact]
    public void Without_a_configuration_file_there_is_nothing_to_load()
    {
        using var service = new AdminService(_node.Services with { Settings = _node.Services.Settings with { ConfigurationFilePath = null } });
        AdminReply reply = AdminFixture.Ask(service.Open("admin", "", isStats: false), "LOAD MYSQL USERS FROM CONFIG");
        Assert.Equal("1045 (28000): Config file unknown", AdminFixture.Error(reply));
    }

    [Fact]
    public void Read_only_mode_refuses_writes_but_not_layer_moves()
    {
        _node.Ask("PROXYSQL READONLY");
        Assert.Equal(
            "1045 (#2800): attempt to write a readonly database",
            AdminFixture.Error(_node.Ask("INSERT INTO mysql_users(username,password) VALUES ('a','b')")));
        Assert.Equal(new AdminReply.Ok(0, ""), _node.Ask("LOAD MYSQL USERS TO RUNTIME"));
        _node.Ask("PROXYSQL READWRITE");
        Assert.Equal(new AdminReply.Ok(1, ""), _node.Ask("INSERT INTO mysql_users(username,password) VALUES ('a','b')"));
    }
}
