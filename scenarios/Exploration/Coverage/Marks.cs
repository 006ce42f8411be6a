using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Sim.Engine.Events;

namespace Sim.Scenarios.Exploration.Coverage;

/// <summary>
/// Everything that a node can tell and every way in which it can decide, as marks: one for each kind of event and each text that it is logged with,
/// and one for each branch of each decision. They follow from the engine's own types, so a new event and a new branch are new marks by themselves.
/// </summary>
internal static class Marks
{
    /// <summary>The names of all marks, in order: <c>cluster.pull.Saving</c>, <c>cluster.rules.PeerIsOlder</c>.</summary>
    public static ImmutableArray<string> All { get; } = [.. Branches().Concat(Events()).Order(StringComparer.Ordinal)];

    private static readonly FrozenDictionary<(string Kind, string? Variant), int> _numbers =
        All.Select((mark, number) => (mark, number)).SelectMany(m => Splits(m.mark).Select(key => KeyValuePair.Create(key, m.number))).ToFrozenDictionary();

    /// <summary>The number of an event's mark among all.</summary>
    public static int NumberOf(NodeEvent happened) => _numbers[(happened.Kind, (happened as IVariantEvent)?.VariantName)];

    /// <summary>The number of a branch's mark among all.</summary>
    public static int NumberOf<TBranch>(TBranch branch)
        where TBranch : struct, Enum => Numbers<TBranch>.ByMember[Unsafe.As<TBranch, int>(ref branch)];

    private static IEnumerable<string> Branches() =>
        from type in typeof(NodeEvent).Assembly.GetTypes()
        let decision = type.GetCustomAttribute<BranchesAttribute>()?.Decision
        where decision is not null
        from member in Enum.GetNames(type)
        select $"{decision}.{member}";

    private static IEnumerable<string> Events() =>
        typeof(NodeEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NodeEvent)) && !type.IsAbstract).SelectMany(MarksOf);

    private static IEnumerable<string> MarksOf(Type happened)
    {
        // Its kind does not need its data.
        string kind = ((NodeEvent)RuntimeHelpers.GetUninitializedObject(happened)).Kind;
        Type? variants = happened.GetInterfaces().SingleOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IVariantEvent<>));
        return variants is null ? [kind] : Enum.GetNames(variants.GenericTypeArguments[0]).Select(variant => $"{kind}.{variant}");
    }

    /// <summary>A mark is a kind, or a kind and a variant.</summary>
    private static IEnumerable<(string Kind, string? Variant)> Splits(string mark)
    {
        int point = mark.LastIndexOf('.');
        return [(mark, null), (mark[..point], mark[(point + 1)..])];
    }

    private static class Numbers<TBranch>
        where TBranch : struct, Enum
    {
        public static readonly int[] ByMember =
        [
            .. Enum.GetNames<TBranch>().Select(member => All.BinarySearch(
                $"{typeof(TBranch).GetCustomAttribute<BranchesAttribute>()!.Decision}.{member}", StringComparer.Ordinal)),
        ];
    }
}
