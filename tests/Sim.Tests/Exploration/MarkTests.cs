using System.Reflection;
using System.Runtime.CompilerServices;
using Sim.Engine.Cluster;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.HostGroups;
using Sim.Scenarios.Exploration.Coverage;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Exploration;

/// <summary>Whatever a node can tell or decide is a mark, without anybody listing it.</summary>
public class MarkTests
{
    public static TheoryData<Type> Decisions =>
        [.. typeof(NodeEvent).Assembly.GetTypes().Where(type => type.IsEnum && type.Name.EndsWith("Branch", StringComparison.Ordinal))];

    public static TheoryData<Type> Events =>
        [.. typeof(NodeEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NodeEvent)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Every_branch_of_a_decision_is_a_mark_of_its_own(Type decision)
    {
        string name = decision.GetCustomAttribute<BranchesAttribute>()!.Decision;
        int[] values = [.. Enum.GetValues(decision).Cast<int>()];
        Assert.Equal(Enumerable.Range(0, values.Length), values);
        Assert.Equal(Enum.GetNames(decision).Order(StringComparer.Ordinal), Marks.All.Where(mark => mark[..mark.LastIndexOf('.')] == name).Select(mark => mark[(name.Length + 1)..]));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_text_of_an_event_is_a_mark_of_its_own(Type happened)
    {
        Type? variants = happened.GetInterfaces().SingleOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IVariantEvent<>));
        string kind = ((NodeEvent)RuntimeHelpers.GetUninitializedObject(happened)).Kind;
        Assert.Equal(variants is null ? 1 : Enum.GetNames(variants.GenericTypeArguments[0]).Length, Marks.All.Count(mark => mark == kind || mark.StartsWith($"{kind}.", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_mark_has_two_meanings() => Assert.Equal(Marks.All.Distinct(), Marks.All);

    [Fact]
    public void A_mark_is_missed_until_it_is_reached()
    {
        const string Branch = "cluster.source.OlderInMapOrder";
        const string Text = "hostgroups.replication_replaced.Rows";
        var counter = new MarkCounter();
        Assert.Contains(Branch, counter.Unreached);
        Assert.Contains(Text, counter.Unreached);

        counter.Take(SourceBranch.OlderInMapOrder);
        counter.Hear(new TraceEntry(0, "a", new ReplicationHostgroupsReplaced([], IsLogged: true)));
        counter.Take(SourceBranch.OlderInMapOrder);

        Assert.DoesNotContain(Branch, counter.Unreached);
        Assert.DoesNotContain(Text, counter.Unreached);
        Assert.Equal([KeyValuePair.Create(Branch, 2L), KeyValuePair.Create(Text, 1L)], counter.Reached);
    }

    [Fact]
    public void A_mark_out_of_reach_is_not_missed()
    {
        Assert.DoesNotContain("node.defect", new MarkCounter().Unreached);
        Assert.Equal(Marks.All.Length, new MarkCounter().Unreached.Count + Unreachable.Why.Count);
    }

    [Fact]
    public void What_is_out_of_reach_is_named_once_and_exists()
    {
        foreach (string name in Unreachable.ByReason.SelectMany(entry => entry.Marks))
        {
            Assert.Contains(Marks.All, mark => Stands(name, mark));
            Assert.Single(Unreachable.ByReason.SelectMany(entry => entry.Marks), other => Stands(other, name));
        }

        static bool Stands(string name, string mark) => mark == name || mark.StartsWith($"{name}.", StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_on_exploration_says_what_every_decision_is_about()
    {
        string page = File.ReadAllText(Page());
        foreach (Type decision in Decisions.Select(row => row.Data))
        {
            Assert.Contains($"`{decision.GetCustomAttribute<BranchesAttribute>()!.Decision}`", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_page_on_exploration_lists_what_is_out_of_reach()
    {
        string page = string.Join(' ', File.ReadAllText(Page()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach ((string reason, IReadOnlyList<string> marks) in Unreachable.ByReason)
        {
            Assert.Contains($"{reason[1..]}: {string.Join(", ", marks.Select(mark => $"`{mark}`"))}.", page, StringComparison.Ordinal);
        }
    }

    private static string Page([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "exploration.md");

    [Fact]
    public void A_node_tells_nobody_where_nobody_listens() => Assert.Equal(VariableBranch.Accepted, ((IEventSink?)null).Take(VariableBranch.Accepted));
}
