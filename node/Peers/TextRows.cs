using System.Globalization;
using System.Text;
using MySqlConnector;
using Sim.Engine.Admin;

namespace Sim.Hosting.Peers;

/// <summary>Reads result sets as the text protocol carried them.</summary>
internal static class TextRows
{
    /// <summary>Reads the current result set; null when the statement returned none.</summary>
    public static async ValueTask<ResultSet?> Read(MySqlDataReader reader, CancellationToken giveUp)
    {
        if (reader.FieldCount == 0)
        {
            return null;
        }

        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        List<string?[]> rows = [];
        while (await reader.ReadAsync(giveUp))
        {
            var row = new string?[columns.Length];
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = Text(reader.GetValue(i));
            }

            rows.Add(row);
        }

        return new ResultSet(columns, rows);
    }

    private static string? Text(object value) => value switch
    {
        DBNull => null,
        string text => text,
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
