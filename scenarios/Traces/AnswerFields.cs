using System.Text.Json;
using Sim.Engine.Admin;

namespace Sim.Scenarios.Traces;

/// <summary>Writes the answer to a statement as JSON properties.</summary>
internal static class AnswerFields
{
    /// <summary>Writes <c>affected</c>, <c>columns</c> and <c>rows</c>, <c>code</c> and <c>error</c>, or <c>dropped</c>.</summary>
    public static void Write(Utf8JsonWriter json, AdminReply reply)
    {
        switch (reply)
        {
            case AdminReply.Ok ok:
                json.WriteNumber("affected", ok.AffectedRows);
                break;
            case AdminReply.Rows rows:
                json.WritePropertyName("columns");
                WriteTexts(json, rows.Set.Columns);
                json.WriteStartArray("rows");
                foreach (string?[] row in rows.Set.Rows)
                {
                    WriteTexts(json, row);
                }

                json.WriteEndArray();
                break;
            case AdminReply.Error error:
                json.WriteNumber("code", error.Code);
                json.WriteString("error", error.Message);
                break;
            default:
                json.WriteBoolean("dropped", true);
                break;
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, IEnumerable<string?> texts)
    {
        json.WriteStartArray();
        foreach (string? text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
