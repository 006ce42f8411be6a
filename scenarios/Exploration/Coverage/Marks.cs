using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Sim.Engine.Cluster;
using Sim.Engine.Events;

namespace Sim.Scenarios.Exploration.Coverage;

/// <summary>
/// Everything that a node can tell of itself, as marks: one for each kind of event, which is each thing that it logs, and more where an event
/// has variants, and one for each branch of the rules of a check, most of which lead to nothing that is told. They follow from the engine's own
/// types, so a new event and a new branch are new marks by themselves.
/// </summary>
internal static class Marks
{
    /// <summary>The decision to pull that found no source ripe for it: the one outcome of the rules that is no event.</summary>
    public const string NoRipeSource = "cluster.no_ripe_source";

    /// <summary>All marks, in order.</summary>
    public static ImmutableSortedSet<string> All { get; } = Find();

    /// <summary>The mark of a branch of the rules of a check.</summary>
    public static string Of(SyncBranch branch) => $"cluster.rules.{branch}";

    /// <summary>The mark of an event.</summary>
    public static string Of(NodeEvent happened) => happened switch
    {
        PullProgress progress => $"{progress.Kind}.{progress.Step}",
        NodeExited exited => $"{exited.Kind}.{exited.Exit}",
        _ => happened.Kind,
    };

    private static ImmutableSortedSet<string> Find()
    {
        ImmutableSortedSet<string>.Builder marks = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        marks.Add(NoRipeSource);
        marks.UnionWith(Enum.GetValues<SyncBranch>().Select(Of));
        foreach (Type type in typeof(NodeEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(NodeEvent)) && !t.IsAbstract))
        {
            // Its kind does not need its data.
            string kind = ((NodeEvent)RuntimeHelpers.GetUninitializedObject(type)).Kind;
            IEnumerable<string> variants = type == typeof(PullProgress) ? Enum.GetNames<PullStep>()
                : type == typeof(NodeExited) ? Enum.GetNames<NodeExit>()
                : [];
            marks.UnionWith(variants.Any() ? variants.Select(variant => $"{kind}.{variant}") : [kind]);
        }

        return marks.ToImmutable();
    }
}
