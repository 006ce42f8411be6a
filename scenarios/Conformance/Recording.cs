using System.Text.Json;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Conformance;

/// <summary>A run of real nodes: what was done when, and what they logged and held in the end (format: a recording's folder).</summary>
/// <param name="Directory">Where it was read from.</param>
/// <param name="Name">Its name.</param>
/// <param name="Timeline">What was done, in order.</param>
/// <param name="Nodes">Its nodes.</param>
public sealed record Recording(string Directory, string Name, IReadOnlyList<RecordedStep> Timeline, IReadOnlyList<RecordedNode> Nodes)
{
    private const string FileName = "recording.json";

    /// <summary>Finds the recordings in and below a folder.</summary>
    /// <exception cref="RecordingException">There is none, or a folder is missing.</exception>
    public static IReadOnlyList<string> Find(string directory)
    {
        if (!System.IO.Directory.Exists(directory))
        {
            throw new RecordingException($"{directory}: no such folder");
        }

        string[] files = System.IO.Directory.GetFiles(directory, FileName, SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0
            ? [.. files.Select(file => Path.GetDirectoryName(file)!)]
            : throw new RecordingException($"{directory}: no {FileName} in it or below it");
    }

    /// <summary>Reads a recording.</summary>
    /// <exception cref="RecordingException">A file is missing or not of the format; the message names it and the place.</exception>
    public static Recording Read(string directory)
    {
        string path = Path.Combine(directory, FileName);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            JsonElement root = json.RootElement;
            List<RecordedStep> timeline = [.. root.GetProperty("timeline").EnumerateArray().Select(step => RecordedStep.Read(step, path))];
            JsonElement final = root.GetProperty("final");
            List<RecordedNode> nodes = [.. timeline.Select(step => step.Node).OfType<string>().Distinct()
                .Select(node => RecordedNode.Read(directory, node, final))];
            return new Recording(directory, root.GetProperty("name").GetString() ?? Path.GetFileName(directory), timeline, nodes);
        }
        catch (JsonException error)
        {
            throw new RecordingException($"{path}:{error.LineNumber + 1}:{error.BytePositionInLine + 1}: this is not JSON");
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new RecordingException($"{path}: this is not a recording: \"name\", \"timeline\" and \"final\" are needed, in the known format");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException($"{(error as FileNotFoundException)?.FileName ?? path}: cannot be read");
        }
    }
}

/// <summary>One step of a timeline.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Node">On which node, or null.</param>
/// <param name="DoneAt">When it was done, since the beginning.</param>
/// <param name="Sql">The statements of an SQL step.</param>
/// <param name="Result">What they returned, as the command line client prints it.</param>
/// <param name="ClockAhead">How far the clock of a node that starts is ahead.</param>
/// <param name="Login">Who sent the statements; null: the administrator.</param>
public sealed record RecordedStep(
    RecordedAction Action, string? Node, TimeSpan DoneAt, string? Sql, string? Result, TimeSpan ClockAhead, ClientLogin? Login)
{
    internal static RecordedStep Read(JsonElement step, string path)
    {
        string? word = step.GetProperty("do").GetString();
        if (!Enum.TryParse(word, ignoreCase: true, out RecordedAction action))
        {
            throw new RecordingException($"{path}: unknown step \"{word}\"; known are {string.Join(", ", Enum.GetNames<RecordedAction>())}");
        }

        return new RecordedStep(
            action,
            Text(step, "node"),
            TimeSpan.FromSeconds(step.GetProperty("at").GetDouble()),
            Text(step, "sql"),
            Text(step, "result"),
            Clock(step),
            LoginOf(step));
    }

    private static string? Text(JsonElement step, string property) =>
        step.TryGetProperty(property, out JsonElement value) ? value.GetString() : null;

    /// <summary><c>"login": ["user", "password"]</c>.</summary>
    private static ClientLogin? LoginOf(JsonElement step) => step.TryGetProperty("login", out JsonElement login) && login.ValueKind == JsonValueKind.Array
        ? new ClientLogin(login[0].GetString() ?? "", login[1].GetString() ?? "")
        : null;

    private static TimeSpan Clock(JsonElement step) =>
        step.TryGetProperty("with", out JsonElement with) && with.ValueKind == JsonValueKind.Object && with.TryGetProperty("clock", out JsonElement clock)
            ? TimeSpan.FromSeconds(double.Parse(clock.ToString().TrimEnd('s'), System.Globalization.CultureInfo.InvariantCulture))
            : TimeSpan.Zero;
}

/// <summary>What can be done in a recording.</summary>
public enum RecordedAction
{
    /// <summary>A process starts; done when it answers.</summary>
    Start,

    /// <summary>A process ends without a word in its log.</summary>
    Stop,

    /// <summary>A process is killed.</summary>
    Kill,

    /// <summary>The node's data directory is emptied.</summary>
    Wipe,

    /// <summary>Time passes.</summary>
    Wait,

    /// <summary>Statements are sent.</summary>
    Sql,

    /// <summary>A process was seen to end by itself; nobody did anything.</summary>
    Died,
}

/// <summary>One node of a recording.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ConfigurationPath">Its configuration file.</param>
/// <param name="Configuration">The text of that file.</param>
/// <param name="Log">Its log, line by line.</param>
/// <param name="FinalTables">Its tables in the end, by name, tab-separated with a header; empty for a node that did not run any more.</param>
public sealed record RecordedNode(
    string Name, string ConfigurationPath, string Configuration, IReadOnlyList<string> Log, IReadOnlyList<KeyValuePair<string, string>> FinalTables)
{
    internal static RecordedNode Read(string directory, string name, JsonElement final)
    {
        string configuration = Path.Combine(directory, $"{name}.cnf");
        string log = Path.Combine(directory, $"{name}.log");
        List<KeyValuePair<string, string>> tables = final.ValueKind == JsonValueKind.Object && final.TryGetProperty(name, out JsonElement held)
            ? [.. held.EnumerateObject().Select(table => KeyValuePair.Create(table.Name, table.Value.GetString() ?? ""))]
            : [];
        return new RecordedNode(name, configuration, File.ReadAllText(configuration), File.ReadAllLines(log), tables);
    }
}

/// <summary>A recording that cannot be read; the message says which file and why.</summary>
public sealed class RecordingException : Exception
{
    /// <summary>With the text to show.</summary>
    public RecordingException(string message)
        : base(message)
    {
    }

    /// <summary>With the text to show and what led to it.</summary>
    public RecordingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
