using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MySqlConnector;
using Sim.Containers.Tests.Running;
using Xunit;

namespace Sim.Containers.Tests;

/// <summary>
/// Plays the transcript of a real node's answers (see Sim.Tests/Node/Golden) against the published executable: what compilation ahead of time or
/// another SQLite changed would show here. The client sees all of an answer but the text of an OK.
/// </summary>
public sealed partial class PublishedAnswersTests
{
    private const string Network = "192.168.65";
    private const string RecordedInterface = "127.0.0.231:6032";
    private const string OpenToAll = "0.0.0.0:6032";

    [Fact]
    public async Task The_published_node_answers_what_the_real_one_did()
    {
        await using TestNetwork network = await TestNetwork.Create(Network);
        string configuration = Golden("plain.cnf").Replace(RecordedInterface, OpenToAll, StringComparison.Ordinal);
        NodeContainer node = await network.StartNode(208, configuration);
        await using MySqlConnection connection = await node.Open("adm2", "adm2");

        List<string> differences = [];
        foreach ((string statement, string recorded) in Recorded("statements.txt"))
        {
            string answered = await Ask(connection, statement);
            if (recorded != answered)
            {
                differences.Add($"> {statement}\nreal:\n{recorded}\npublished:\n{answered}");
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    private static IEnumerable<(string Statement, string Answer)> Recorded(string transcript)
    {
        string text = Golden(transcript).Replace(RecordedInterface, OpenToAll, StringComparison.Ordinal);
        foreach (string part in text.Split("\n> ").Skip(1))
        {
            string[] lines = part.TrimEnd('\n').Split('\n');
            IEnumerable<string> answer = lines.Skip(1).Where(static line => !line.StartsWith("| ", StringComparison.Ordinal));
            yield return (lines[0], string.Join('\n', answer.Select(static line => OkText().Replace(line, "$1"))));
        }
    }

    private static async Task<string> Ask(MySqlConnection connection, string statement)
    {
        List<string> lines = [];
        try
        {
            await using var command = new MySqlCommand(statement, connection);
            await using MySqlDataReader reader = await command.ExecuteReaderAsync();
            if (reader.FieldCount == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"OK {reader.RecordsAffected}");
            }

            lines.Add(string.Join('\t', Enumerable.Range(0, reader.FieldCount).Select(i => Escape(reader.GetName(i)))));
            while (await reader.ReadAsync())
            {
                lines.Add(string.Join('\t', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : Escape(TextOf(reader.GetValue(i))))));
            }

            lines.Add(string.Create(CultureInfo.InvariantCulture, $"({lines.Count - 1} rows)"));
            return Blank(string.Join('\n', lines));
        }
        catch (MySqlException error)
        {
            return Blank(string.Create(CultureInfo.InvariantCulture, $"ERR {error.Number} {error.SqlState} {Escape(error.Message)}"));
        }
    }

    private static string TextOf(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal);

    /// <summary>Leaves out what differs from run to run, as the recorder did.</summary>
    private static string Blank(string answer) => Epoch().Replace(answer, "EPOCH").Replace("/var/lib/proxysql/", "DATADIR/", StringComparison.Ordinal);

    private static string Golden(string file, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../Sim.Tests/Node/Golden", file));

    [GeneratedRegex(@"^(OK \d+).*$")]
    private static partial Regex OkText();

    [GeneratedRegex(@"\b1[7-9]\d{8}\b")]
    private static partial Regex Epoch();
}
