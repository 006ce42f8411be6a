using System.Security.Cryptography;
using System.Text.Json;
using Sim.Engine.Admin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Traces;

/// <summary>
/// Writes statements with their answers down. While a condition is watched the same statements come again and again: then an answer counts only
/// where it is another than the one before.
/// </summary>
internal sealed class AnswerLog(IWorld world, TraceLines lines)
{
    private readonly Dictionary<(string Node, string? User, string Sql), string> _seen = [];
    private int _watches;

    /// <summary>A condition is watched until the result is disposed.</summary>
    public Watch Begin()
    {
        if (_watches++ == 0)
        {
            _seen.Clear();
        }

        return new Watch(this);
    }

    /// <summary>A statement was answered.</summary>
    public void Add(string node, string? user, string sql, AdminReply reply)
    {
        if (_watches == 0 || IsNews((node, user, sql), reply))
        {
            lines.Add(world.Now, node, "world.statement", json =>
            {
                if (user is not null)
                {
                    json.WriteString("user", user);
                }

                json.WriteString("sql", sql);
                AnswerFields.Write(json, reply);
            });
        }
    }

    private bool IsNews((string Node, string? User, string Sql) asked, AdminReply reply)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            AnswerFields.Write(json, reply);
            json.WriteEndObject();
        }

        string answer = Convert.ToBase64String(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
        if (_seen.TryGetValue(asked, out string? before) && before == answer)
        {
            return false;
        }

        _seen[asked] = answer;
        return true;
    }

    /// <summary>The time during which a condition is watched.</summary>
    internal readonly struct Watch(AnswerLog log) : IDisposable
    {
        /// <summary>Ends it.</summary>
        public void Dispose() => log._watches--;
    }
}
