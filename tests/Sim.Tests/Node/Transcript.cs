using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sim.Engine.Admin;
using Sim.Engine.Texts;
using Sim.Scenarios.Simulation;

namespace Sim.Tests.Node;

/// <summary>Answers and log lines of a simulated node in the form of the recorded ones.</summary>
internal sealed partial class Transcript(SimWorld world)
{
    private int _logLines;

    public List<string> Lines { get; } = [];

    public void Add(string line) => Lines.Add(Blank(line));

    public void Add(AdminReply reply)
    {
        switch (reply)
        {
            case AdminReply.Ok ok:
                Add(string.Create(CultureInfo.InvariantCulture, $"OK {ok.AffectedRows} {ok.Info}").TrimEnd());
                break;
            case AdminReply.Error error:
                Add(string.Create(CultureInfo.InvariantCulture, $"ERR {error.Code} {error.SqlState} {Escape(error.Message)}"));
                break;
            case AdminReply.Rows { Set: var set }:
                Add(string.Join('\t', set.Columns.Select(Escape)));
                foreach (string?[] row in set.Rows)
                {
                    Add(string.Join('\t', row.Select(value => value is null ? "NULL" : Escape(value))));
                }

                Add(string.Create(CultureInfo.InvariantCulture, $"({set.Rows.Count} rows)"));
                break;
            default:
                Add("LOST");
                break;
        }
    }

    public void TakeLog()
    {
        for (; _logLines < world.Log("n").Count; _logLines++)
        {
            string line = world.Log("n")[_logLines].Text;
            if (!ClusterThread().IsMatch(line))
            {
                Add("| " + line);
            }
        }
    }

    /// <summary>As the recorder shows values, which is a program that takes text for UTF-8.</summary>
    private static string Escape(string text) => Encoding.UTF8.GetString(ByteText.Encode(text))
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal);

    private static string Blank(string line)
    {
        line = Time().Replace(line, "| TIME");
        line = Epoch().Replace(line, "EPOCH");
        line = Pointer().Replace(line, "POINTER");
        line = Built().Replace(line, "-- $1 -- BUILT");
        line = OperatingSystem().Replace(line, "Detected OS: OS");
        return line.Replace("/var/lib/proxysql/", "DATADIR/", StringComparison.Ordinal);
    }

    [GeneratedRegex("Cluster: (starting|closing) thread for peer")]
    private static partial Regex ClusterThread();

    [GeneratedRegex(@"^\| \d{4}-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex Time();

    [GeneratedRegex(@"\b17\d{8}\b")]
    private static partial Regex Epoch();

    [GeneratedRegex(@"\b1[34]\d{13}\b")]
    private static partial Regex Pointer();

    [GeneratedRegex(@"-- (\w+\.cpp) -- .* 2018$")]
    private static partial Regex Built();

    [GeneratedRegex("Detected OS: .*")]
    private static partial Regex OperatingSystem();
}
