using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Traces;

/// <summary>Writes what happens in a play as lines of JSON, one a thing that happened; docs/trace.md describes them.</summary>
/// <param name="scenario">The scenario's name.</param>
/// <param name="line">Takes each line, without a line end.</param>
internal sealed class TraceLines(string scenario, Action<string> line)
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Something happened in a node.</summary>
    public void Add(TraceEntry entry) => Add(entry.WorldMicroseconds, entry.Node, entry.Event.Kind, entry.Event.WriteFields);

    /// <summary>Something was done to the world, or was said of it.</summary>
    /// <param name="at">The world's time.</param>
    /// <param name="node">The node that it concerns, or null.</param>
    /// <param name="kind">Its name; part of the documented format.</param>
    /// <param name="writeFields">Writes what else there is to say, if anything.</param>
    public void Add(DateTimeOffset at, string? node, string kind, Action<Utf8JsonWriter>? writeFields = null) =>
        Add((at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond, node, kind, writeFields);

    private void Add(long worldMicroseconds, string? node, string kind, Action<Utf8JsonWriter>? writeFields)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, _options))
        {
            json.WriteStartObject();
            json.WriteNumber("t", worldMicroseconds);
            json.WriteString("scenario", scenario);
            if (node is not null)
            {
                json.WriteString("node", node);
            }

            json.WriteString("kind", kind);
            writeFields?.Invoke(json);
            json.WriteEndObject();
        }

        line(Encoding.UTF8.GetString(_buffer.WrittenSpan));
    }
}
