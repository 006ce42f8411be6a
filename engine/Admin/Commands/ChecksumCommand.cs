using System.Globalization;
using Sim.Engine.Checksums;
using Sim.Engine.Configuration;
using Sim.Engine.Profiles;

namespace Sim.Engine.Admin.Commands;

/// <summary>
/// CHECKSUM of a table on disk or in memory (src: lib/ProxySQL_Admin.cpp, 2604-2716). It hashes whole tables and pads nothing, so its values
/// never equal those of runtime_checksums_values.
/// </summary>
internal static class ChecksumCommand
{
    private static readonly (string Words, string From)[] _tables =
    [
        ("MYSQL SERVERS", "mysql_servers ORDER BY hostgroup_id, hostname, port"),
        ("MYSQL USERS", "mysql_users ORDER BY username"),
        ("MYSQL QUERY RULES", "mysql_query_rules ORDER BY rule_id"),
        ("MYSQL VARIABLES", "global_variables WHERE variable_name LIKE 'mysql-%' ORDER BY variable_name"),
        ("MYSQL REPLICATION HOSTGROUPS", "mysql_replication_hostgroups ORDER BY writer_hostgroup"),
        (GroupReplication, "mysql_group_replication_hostgroups ORDER BY writer_hostgroup"),
    ];

    private const string GroupReplication = "MYSQL GROUP REPLICATION HOSTGROUPS";

    /// <summary>Takes a statement that begins with CHECKSUM; SQLite answers unknown ones.</summary>
    public static Verdict Perform(AdminStatement statement, AdminServices services)
    {
        if (!statement.Begins("CHECKSUM "))
        {
            return Verdict.NotMine;
        }

        if (Understand(statement.Text, services.Profile) is not { } table)
        {
            return Verdict.Run(statement.Sent);
        }

        SqlResult read = services.Database.Run($"SELECT * FROM {table.Schema}{table.From}");
        if (read.Error is { } error)
        {
            services.Events.Emit(new ChecksumFailed(error));
            return Verdict.Fail(error);
        }

        return Verdict.Run($"SELECT '{table.Words}' AS 'table', '{Unpadded(RowsHash.Of(read.Rows!.Rows))}' AS 'checksum'");
    }

    /// <summary>Memory is not named: where its table was dropped, SQLite finds the one on disk.</summary>
    private static (string Words, string Schema, string From)? Understand(string text, Profile profile)
    {
        foreach ((string words, string from) in _tables)
        {
            bool isGroupReplication = words == GroupReplication;
            string inMemory = isGroupReplication && profile.SwapsWordsOfChecksumMemoryGroupReplication
                ? "CHECKSUM MEMORY GROUP MYSQL REPLICATION HOSTGROUPS"
                : $"CHECKSUM MEMORY {words}";
            if (Same(text, $"CHECKSUM {words}") || Same(text, $"CHECKSUM MEM {words}") || Same(text, inMemory))
            {
                return (words, "", from);
            }

            if (!isGroupReplication && Same(text, $"CHECKSUM DISK {words}"))
            {
                return (words, "disk.", from);
            }
        }

        return null;
    }

    private static bool Same(string text, string words) => text.Equals(words, StringComparison.OrdinalIgnoreCase);

    private static string Unpadded(ulong hash) =>
        string.Create(CultureInfo.InvariantCulture, $"0x{unchecked((uint)hash):X}{(uint)(hash >> 32):X}");
}
