using CsCheck;
using Sim.Engine.Admin;
using Xunit;

namespace Sim.Tests.Admin;

public sealed class AdminFuzzTests
{
    private const int Cases = 100_000;

    private static readonly string[] _words =
    [
        "SELECT", "*", "FROM", "WHERE", "SET", "SHOW", "LOAD", "SAVE", "MYSQL", "USERS", "USER", "SERVERS", "TO", "RUNTIME", "DISK", "MEMORY",
        "CONFIG", "VARIABLES", "ADMIN", "PROXYSQL", "CHECKSUM", "PULL VERSION MYSQL SERVERS ", "KILL CONNECTION ", "TABLES", "CREATE TABLE",
        "LIKE", "'", "\"", "`", ".", ";", "=", "-", "@@", "(", ")", ",", "\0", "\t", "\n", "1", "-1", "99999999999999999999", "é", "\ud800",
        "mysql-threads", "mysql-init_connect", "global_variables", "runtime_mysql_users", "runtime_checksums_values", "stats_mysql_global",
        "stats_mysql_connection_pool_reset", "processlist", "GLOBAL_CHECKSUM()", "select @@version_comment limit 1", "version()", "DATABASE()",
        "show fields from `", "show table status like '", "PRAGMA", "DELETE", "DROP TABLE", "INSERT INTO", "VALUES", "UPDATE", "SAVEPOINT x",
        "--", "/*", "*/", "/*!40101 SET ", "SIGNAL MYSQL THREADS", "mysql_users", "main", "disk", "monitor", "NULL", "%", "\\",
    ];

    private static readonly string[] _spaces = [" ", " ", "", "  ", "\n"];

    private static readonly Gen<string> _statement =
        Gen.Select(Gen.Int[0, _words.Length - 1], Gen.Int[0, _spaces.Length - 1]).Select((word, space) => _words[word] + _spaces[space]).Array[0, 9]
            .Select(string.Concat);

    [Fact]
    public void No_statement_throws_or_leaves_the_mutex_held()
    {
        using var node = new AdminFixture();
        _statement.Sample(
            sql =>
            {
                AdminReply admin = node.Ask(sql);
                AdminReply stats = AdminFixture.Ask(node.Stats, sql);
                bool isCaught = node.Events.Has<TablesUnusable>();
                node.Events.Clear();
                node.Done.Clear();
                return admin is not null && stats is not null && !node.Mutex.IsHeld && !isCaught;
            },
            iter: Cases,
            threads: 1);
    }
}
