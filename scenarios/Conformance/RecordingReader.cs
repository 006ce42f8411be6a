using System.Globalization;
using System.Text.Json;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Conformance;

/// <summary>
/// Reads a recording's folder: <c>recording.json</c>, and <c>NODE.cnf</c> and <c>NODE.log</c> of every node. A key that it does not know is
/// an error: a play that leaves out what was done to the real nodes would be compared with something else.
/// </summary>
internal static class RecordingReader
{
    /// <summary>The file that makes a folder a recording.</summary>
    public const string FileName = "recording.json";

    private static readonly string[] _recordingKeys = ["name", "about", "timeline", "final"];

    // "seconds" and "until_fraction" of a wait and "concurrent" of a statement are told by the moments at which the steps were done.
    private static readonly string[] _stepKeys = ["do", "at", "node", "with", "sql", "result", "login", "seconds", "until_fraction", "concurrent"];

    // What a node was started with. All but the clock stands in its configuration file as well.
    private static readonly string[] _startKeys = ["peers", "admin", "bare", "clock"];

    /// <summary>Reads a recording.</summary>
    /// <exception cref="RecordingException">A file is missing or not of the format; the message names it and the place.</exception>
    public static Recording Read(string directory)
    {
        string path = Path.Combine(directory, FileName);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return Read(directory, path, json.RootElement);
        }
        catch (JsonException error)
        {
            throw new RecordingException($"{path}:{error.LineNumber + 1}:{error.BytePositionInLine + 1}: this is not JSON");
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new RecordingException($"{path}: this is not a recording: \"name\", \"timeline\" and \"final\" are needed, in the known format");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException($"{(error as FileNotFoundException)?.FileName ?? path}: cannot be read");
        }
    }

    private static Recording Read(string directory, string path, JsonElement root)
    {
        string name = root.GetProperty("name").GetString() ?? Path.GetFileName(directory);
        RequireKnown(root, _recordingKeys, path);
        List<RecordedStep> timeline = [.. root.GetProperty("timeline").EnumerateArray().Select((step, i) => ReadStep(step, $"{path}: timeline[{i}]"))];
        string[] nodes = [.. timeline.Select(step => step.Node).OfType<string>().Distinct()];
        JsonElement final = root.GetProperty("final");
        RequireKnown(final, nodes, $"{path}: final");
        return new Recording(directory, name, timeline, [.. nodes.Select(node => ReadNode(directory, node, final))]);
    }

    private static RecordedStep ReadStep(JsonElement step, string place)
    {
        RequireKnown(step, _stepKeys, place);
        string? word = step.GetProperty("do").GetString();
        if (!Enum.TryParse(word, ignoreCase: true, out RecordedAction action) || !Enum.GetNames<RecordedAction>().Contains(word, StringComparer.OrdinalIgnoreCase))
        {
            throw new RecordingException($"{place}: unknown step \"{word}\"; known are {string.Join(", ", Enum.GetNames<RecordedAction>())}");
        }

        string? node = Text(step, "node");
        return node is null && action != RecordedAction.Wait
            ? throw new RecordingException($"{place}: the step \"{word}\" needs a \"node\"")
            : new RecordedStep(
                action,
                node,
                TimeSpan.FromSeconds(step.GetProperty("at").GetDouble()),
                Text(step, "sql"),
                Text(step, "result"),
                step.TryGetProperty("with", out JsonElement with) ? ClockIn(with, $"{place}.with") : TimeSpan.Zero,
                LoginOf(step));
    }

    private static RecordedNode ReadNode(string directory, string name, JsonElement final)
    {
        string path = Path.Combine(directory, $"{name}.cnf");
        var configuration = new NodeConfiguration(path, File.ReadAllText(path));
        List<KeyValuePair<string, string>>? tables = final.TryGetProperty(name, out JsonElement held)
            ? [.. held.EnumerateObject().Select(table => KeyValuePair.Create(table.Name, table.Value.GetString() ?? ""))]
            : null;
        return new RecordedNode(name, RecordedNode.AddressIn(configuration), configuration, File.ReadAllLines(Path.Combine(directory, $"{name}.log")), tables);
    }

    private static string? Text(JsonElement step, string property) =>
        step.TryGetProperty(property, out JsonElement value) ? value.GetString() : null;

    /// <summary><c>"login": ["user", "password"]</c>.</summary>
    private static ClientLogin? LoginOf(JsonElement step) => step.TryGetProperty("login", out JsonElement login) && login.ValueKind == JsonValueKind.Array
        ? new ClientLogin(login[0].GetString() ?? "", login[1].GetString() ?? "")
        : null;

    /// <summary><c>"clock": "+109000"</c>, in seconds.</summary>
    private static TimeSpan ClockIn(JsonElement with, string place)
    {
        if (with.ValueKind == JsonValueKind.Null)
        {
            return TimeSpan.Zero;
        }

        RequireKnown(with, _startKeys, place);
        return with.TryGetProperty("clock", out JsonElement clock)
            ? TimeSpan.FromSeconds(double.Parse(clock.ToString().TrimEnd('s'), CultureInfo.InvariantCulture))
            : TimeSpan.Zero;
    }

    private static void RequireKnown(JsonElement keys, string[] known, string place)
    {
        string? unknown = keys.EnumerateObject().Select(key => key.Name).FirstOrDefault(key => !known.Contains(key));
        if (unknown is not null)
        {
            throw new RecordingException($"{place}: unknown key \"{unknown}\"; known are {string.Join(", ", known)}");
        }
    }
}
