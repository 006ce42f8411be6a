using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Clients;

/// <summary>What an operator sees with the <c>mariadb</c> (or <c>mysql</c>) command line.</summary>
public sealed class CommandLineTests(NodeFixture fixture) : IClassFixture<NodeFixture>
{
    private Place Admin => fixture.Node.Admin;

    [Fact]
    public async Task A_statement_on_the_command_line_prints_its_rows() => Assert.Equal(
        "hostname\tport\tcomment\nNULL\t3306\ta b\n",
        (await Run("-e", "SELECT NULL AS hostname, 3306 AS port, 'a b' AS comment")).Output);

    [Fact]
    public async Task Tables_are_shown_as_a_table()
    {
        EndedProcess ended = await Run("-t", "-e", "SHOW TABLES FROM monitor");

        Assert.Equal(
            """
            +------------------------------------+
            | tables                             |
            +------------------------------------+
            | mysql_server_connect_log           |
            | mysql_server_group_replication_log |
            | mysql_server_ping_log              |
            | mysql_server_read_only_log         |
            | mysql_server_replication_lag_log   |
            +------------------------------------+

            """,
            ended.Output);
    }

    [Fact]
    public async Task A_row_is_shown_upright_with_backslash_G() => Assert.Equal(
        "*************************** 1. row ***************************\n  a: 1\nbcd: NULL\n", (await Run("-e", "SELECT 1 a, NULL bcd\\G")).Output);

    [Fact]
    public async Task An_error_is_told_with_code_and_state()
    {
        EndedProcess ended = await Run("-e", "SELECT * FROM nowhere");

        Assert.Equal((1, "ERROR 1045 (#2800) at line 1: no such table: nowhere\n"), (ended.ExitCode, Said(ended.Error)));
    }

    [Fact]
    public async Task A_wrong_password_is_told()
    {
        EndedProcess ended = await ClientProgram.Mariadb(Admin, "-pwrong", "-e", "SELECT 1");

        Assert.Equal(
            (1, "ERROR 1045 (28000): ProxySQL Error: Access denied for user 'admin'@'' (using password: YES)\n"), (ended.ExitCode, Said(ended.Error)));
    }

    [Fact]
    public async Task A_script_runs_compressed_and_in_a_database()
    {
        EndedProcess ended = await ClientProgram.Run(
            ClientProgram.CommandLine,
            [.. ClientProgram.Mariadb(Admin), "--compress", "main"],
            "SELECT 'one';\nUSE disk;\n-- nothing\nSELECT 'two;' AS \"t;\"; SELECT 'three'\n");

        Assert.Equal(("", "'one'\none\nt;\ntwo;\n'three'\nthree\n"), (Said(ended.Error), ended.Output));
    }

    [Fact]
    public async Task Somebody_at_the_prompt_reads_tables_status_and_errors()
    {
        string[] arguments = ["-qec", $"{ClientProgram.CommandLine} {string.Join(' ', ClientProgram.Mariadb(Admin))} --prompt 'Admin> '", "/dev/null"];
        EndedProcess ended = await ClientProgram.Run(
            "script", arguments, "SELECT 'it works' AS what;\nUSE disk\nSELECT bogus;\n\\s\nSELECT 1\\G\n\\q\n");
        string seen = ended.Output.ReplaceLineEndings("\n");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("Server version: 5.5.30 (ProxySQL Admin Module)\n", seen, StringComparison.Ordinal);
        Assert.Contains("Admin> SELECT 'it works' AS what;\n+----------+\n| what     |\n+----------+\n| it works |\n+----------+\n1 row in set", seen, StringComparison.Ordinal);
        Assert.Contains("Database changed\n", seen, StringComparison.Ordinal);
        Assert.Contains("ERROR 1045 (#2800): no such column: bogus\n", seen, StringComparison.Ordinal);
        Assert.Contains("Current database:\tadmin\n", seen, StringComparison.Ordinal);
        Assert.Contains("Current user:\t\tadmin\n", seen, StringComparison.Ordinal);
        Assert.Matches("Uptime:\t\t\t[0-9]+ sec", seen);
        Assert.Contains("Threads: 0  Questions: 0  Slow queries: 0\n", seen, StringComparison.Ordinal);
        Assert.Contains("*** 1. row ***************************\n1: 1\n", seen, StringComparison.Ordinal);
        Assert.Contains("Admin> \\q\nBye\n", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_made_loaded_and_saved()
    {
        EndedProcess ended = await Run(
            "-vvv", "-e", "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (77,'10.0.0.77'); LOAD MYSQL SERVERS TO RUNTIME; SAVE MYSQL SERVERS TO DISK;");

        Assert.Contains("Query OK, 1 row affected", ended.Output, StringComparison.Ordinal);
        Assert.Equal("hostname\n10.0.0.77\n", (await Run("-e", "SELECT hostname FROM disk.mysql_servers WHERE hostgroup_id=77")).Output);
        Assert.Equal("hostname\n10.0.0.77\n", (await Run("-e", "SELECT hostname FROM runtime_mysql_servers WHERE hostgroup_id=77")).Output);
    }

    private Task<EndedProcess> Run(params string[] arguments) => ClientProgram.Mariadb(Admin, arguments);

    /// <summary>Newer clients begin with a word about their own name.</summary>
    private static string Said(string error) => error.StartsWith("ERROR", StringComparison.Ordinal) || error.Length == 0
        ? error : error[error.IndexOf("ERROR", StringComparison.Ordinal)..];
}
