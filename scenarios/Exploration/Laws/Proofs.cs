using System.Collections.Immutable;
using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Acts;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>Sentences that show what a node holds at the end of a run.</summary>
internal static class Proofs
{
    private const string Null = "NULL";

    /// <summary>The rows of a module in memory, or on disk; nothing when the node does not run.</summary>
    public static ImmutableArray<Act> Rows(Chronicle chronicle, string node, Module module, string schema = "")
    {
        if (chronicle.Look(node) is not { } glance)
        {
            return [];
        }

        (ImmutableArray<string> columns, string sql) = ModuleTables.Shown(module, schema);
        return [new ShowRows(node, sql, columns, [.. glance.Rows(sql).Select(row => row.Select(cell => cell ?? Null).ToImmutableArray())])];
    }

    /// <summary>How often a text is in a node's log.</summary>
    public static ImmutableArray<Act> Lines(Chronicle chronicle, string node, params ReadOnlySpan<string> texts)
    {
        ImmutableArray<Act>.Builder acts = ImmutableArray.CreateBuilder<Act>(texts.Length);
        foreach (string text in texts)
        {
            acts.Add(new CountLines(node, chronicle.Log(node).Count(line => line.Contains(text, StringComparison.Ordinal)), text));
        }

        return acts.ToImmutable();
    }
}
