using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Sim.Engine.Events;

namespace Sim.Engine.Configuration;

/// <summary>
/// One active rule as the query processor keeps it and shows it (src: lib/Query_Processor.cpp, new_query_rule and QP_rule_text): numbers
/// are C integers with -1 for NULL, modifiers are the known ones, a digest is a number.
/// </summary>
internal sealed class QueryRule
{
    /// <summary>How many columns a rule has without <c>active</c>.</summary>
    public const int ColumnCount = 30;

    private const int RuleIdColumn = 0;
    private const int DigestColumn = 7;
    private const int NegateColumn = 10;
    private const int ModifiersColumn = 11;
    private const int ApplyColumn = 28;

    /// <summary>Columns that hold numbers; NULL is -1 in the processor and NULL again in tables.</summary>
    private static readonly ImmutableArray<int> _numberColumns = [3, 6, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 25, 26, 27];

    private readonly string?[] _values;

    private QueryRule(string?[] values) => _values = values;

    /// <summary>rule_id.</summary>
    public string Id => _values[RuleIdColumn]!;

    /// <summary>The columns as the processor shows them, in the order of the query that loads rules.</summary>
    public ReadOnlySpan<string?> Values => _values;

    /// <summary>The values as ProxySQL writes them into a statement: <c>active</c> after the id, numbers bare but for these two.</summary>
    public string Literals()
    {
        IEnumerable<string> literals = _values.Select((value, column) => StatementFailed.Literal(value, IsWrittenBare(column) ? "" : "'"));
        return string.Join(", ", literals.Take(1).Append("'1'").Concat(literals.Skip(1)));
    }

    /// <summary>Makes a rule of a row; a digest that is none is left out and complained about.</summary>
    public static QueryRule Read(string?[] row, IEventSink events)
    {
        string?[] values = [.. row];
        values[RuleIdColumn] = Text(CText.Atoi(row[RuleIdColumn]!));
        foreach (int column in _numberColumns)
        {
            values[column] = row[column] is { } number && CText.Atoi(number) is not -1 and var known ? Text(known) : null;
        }

        values[NegateColumn] = CText.Atoi(row[NegateColumn]!) == 1 ? "1" : "0";
        values[ApplyColumn] = CText.Atoi(row[ApplyColumn]!) == 1 ? "1" : "0";
        values[ModifiersColumn] = Modifiers(row[ModifiersColumn] ?? "");
        values[DigestColumn] = Digest(values[RuleIdColumn]!, row[DigestColumn], events);
        return new QueryRule(values);
    }

    /// <summary>CASELESS and GLOBAL, recognised by how a word begins; everything else vanishes.</summary>
    private static string Modifiers(string text)
    {
        string[] words = CText.Tokens(text, ',');
        return string.Join(',', ((string[])["CASELESS", "GLOBAL"]).Where(known =>
            words.Any(word => word.StartsWith(known, StringComparison.OrdinalIgnoreCase))));
    }

    private static string? Digest(string ruleId, string? text, IEventSink events)
    {
        if (text is null)
        {
            return null;
        }

        ulong digest = CText.Strtoull(text);
        if (digest is not (0 or ulong.MaxValue))
        {
            return "0x" + digest.ToString("X16", CultureInfo.InvariantCulture);
        }

        events.Emit(new IncorrectDigest(ruleId, text));
        return null;
    }

    private static bool IsWrittenBare(int column) => column is NegateColumn or ApplyColumn || _numberColumns.Contains(column);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A query rule's digest is no number; the rule is loaded without it.</summary>
public sealed record IncorrectDigest(string RuleId, string Digest) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "configuration.incorrect_digest";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) =>
        log.Error("Query_Processor.cpp:482:new_query_rule()", $"Incorrect digest for rule_id {RuleId} : {Digest}");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("rule_id", RuleId);
        json.WriteString("digest", Digest);
    }
}
