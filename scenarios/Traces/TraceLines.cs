using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Reports;

/// <summary>A trace entry as one line of JSON; docs/trace.md describes it.</summary>
internal static class TraceText
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, without a line end.</summary>
    public static string Of(string scenario, TraceEntry entry)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            json.WriteNumber("t", entry.WorldMicroseconds);
            json.WriteString("scenario", scenario);
            json.WriteString("node", entry.Node);
            json.WriteString("kind", entry.Event.Kind);
            entry.Event.WriteFields(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
