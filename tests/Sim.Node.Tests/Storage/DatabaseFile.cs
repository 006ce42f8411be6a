using Microsoft.Data.Sqlite;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Storage;

/// <summary>A node's <c>proxysql.db</c> as SQLite finds it when the node is gone.</summary>
internal static class DatabaseFile
{
    /// <summary>The first column of a query's rows.</summary>
    public static string[] Read(NodeHome home, string sql)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = home.PathOf("proxysql.db"), Pooling = false };
        using var connection = new SqliteConnection(settings.ConnectionString);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return [.. rows];
    }

    /// <summary>
    /// Checks that the file is whole and that the servers in it, all of them, and their replication hostgroups are of one SAVE; gives its number.
    /// </summary>
    public static int ReadCompleteSave(NodeHome home, int servers)
    {
        Assert.Equal(["ok"], Read(home, "PRAGMA integrity_check"));
        string[] comments = Read(home, "SELECT comment FROM mysql_servers UNION ALL SELECT comment FROM mysql_replication_hostgroups");
        Assert.Equal(servers + 1, comments.Length);
        return int.Parse(Assert.Single(comments.Distinct()), System.Globalization.CultureInfo.InvariantCulture);
    }
}
