using Xunit;

namespace Sim.Tests.Configuration;

/// <summary>A first boot in memory takes the tables from images, one in files runs every statement; nobody may be able to tell them apart.</summary>
public sealed class FirstBootTests
{
    /// <summary>Everything that could differ: the rows with their numbers, the numbers that come next, and what the last statements left.</summary>
    private static readonly string[] _looks =
    [
        "SELECT last_insert_rowid(), changes()",
        "SELECT rowid, * FROM main.global_variables",
        "SELECT rowid, * FROM disk.global_variables",
        "SELECT rowid, * FROM main.sqlite_sequence",
        "SELECT rowid, * FROM disk.sqlite_sequence",
        "SELECT rowid, * FROM main.mysql_collations",
        "SELECT type, name, tbl_name, sql FROM main.sqlite_master",
        "SELECT type, name, tbl_name, sql FROM disk.sqlite_master",
        "SELECT * FROM main.mysql_users UNION ALL SELECT * FROM disk.mysql_users",
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("""admin_variables = { cluster_username = "c" }; mysql_variables = { max_connections = 77 }; mysql_users = ( { username = "u" } );""")]
    public void Booting_in_memory_leaves_what_booting_in_files_leaves(string? file)
    {
        using var inFiles = new ConfiguredNode(file);
        using var inMemory = new ConfiguredNode(file, change: options => options with { Disk = new MemoryDisk() });
        Assert.All(_looks, look => Assert.Equal(inFiles.Table(look), inMemory.Table(look)));
    }

    [Fact]
    public void The_command_lines_socket_is_there_too()
    {
        using var node = new ConfiguredNode(change: options => options with { Disk = new MemoryDisk(), AdminSocket = "127.0.0.1:7032" });
        Assert.Equal("127.0.0.1:7032", node.Variable("admin-mysql_ifaces", "disk.global_variables"));
    }

    [Fact]
    public void Nobody_makes_tables_of_statistics_while_a_node_boots()
    {
        using var node = new ConfiguredNode("", change: options => options with { Disk = new MemoryDisk() });
        Assert.True(node.Database.HasDormantSchemas);
    }
}
