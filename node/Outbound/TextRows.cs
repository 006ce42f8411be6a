using System.Globalization;
using MySqlConnector;
using Sim.Engine.Admin;
using Sim.Engine.Texts;

namespace Sim.Hosting.Outbound;

/// <summary>Reads result sets as the text protocol carried them.</summary>
internal static class TextRows
{
    /// <summary>
    /// What the rows of one answer may take. Values of a byte or none take many times what they cost the server that sends them; those of real tables
    /// come to two or three bytes for each that was sent.
    /// </summary>
    private const long CostMax = 128 << 20;

    private const int ValueCost = 32;

    /// <summary>Reads the current result set; null when the statement returned none.</summary>
    /// <exception cref="InvalidDataException">It takes more memory than any table.</exception>
    public static async Task<ResultSet?> Read(MySqlDataReader reader)
    {
        if (reader.FieldCount == 0)
        {
            return null;
        }

        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        List<string?[]> rows = [];
        long cost = 0;
        while (await reader.ReadAsync())
        {
            var row = new string?[columns.Length];
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = Text(reader.GetValue(i));
                cost += ValueCost + ((row[i]?.Length ?? 0) * sizeof(char));
            }

            if (cost > CostMax)
            {
                throw new InvalidDataException("the answer is larger than any table");
            }

            rows.Add(row);
        }

        return new ResultSet(columns, rows);
    }

    private static string? Text(object value) => value switch
    {
        DBNull => null,
        string text => text,
        byte[] bytes => ByteText.Decode(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
