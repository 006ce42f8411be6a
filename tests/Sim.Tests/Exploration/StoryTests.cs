using System.Collections.Immutable;
using Sim.Scenarios.Exploration;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Exploration.Shrinking;
using Sim.Scenarios.Exploration.Stories;
using Sim.Scenarios.Gherkin;
using Xunit;

namespace Sim.Tests.Exploration;

/// <summary>Exploring around a user's own feature: its nodes and steps are the workload, and between them something goes wrong.</summary>
public class StoryTests
{
    private const string Feature = """"
        Feature: Two nodes
          Scenario: A change travels
            Given node left at 10.1.0.1 with configuration:
              """
              admin_variables = { admin_credentials="admin:admin;link:word" mysql_ifaces="0.0.0.0:6032" cluster_username="link" cluster_password="word"
                cluster_check_interval_ms=500 cluster_mysql_servers_diffs_before_sync=7 }
              mysql_variables = { monitor_enabled=false }
              proxysql_servers = ( { hostname="10.1.0.1" port=6032 }, { hostname="10.1.0.2" port=6032 } )
              """
            And node right at 10.1.0.2 with configuration:
              """
              admin_variables = { admin_credentials="admin:admin;link:word" mysql_ifaces="0.0.0.0:6032" cluster_username="link" cluster_password="word" }
              mysql_variables = { monitor_enabled=false }
              proxysql_servers = ( { hostname="10.1.0.1" port=6032 }, { hostname="10.1.0.2" port=6032 } )
              """
            And MySQL server 10.1.1.1 is up
            When all nodes start
            And on left I run:
              """
              INSERT INTO mysql_servers(hostgroup_id,hostname,comment) VALUES (1,'10.1.1.1','a;b');
              LOAD MYSQL SERVERS TO RUNTIME;
              """
            Then within 20 s all nodes agree on mysql_servers
            When right restarts
            Then on right "SELECT hostname FROM mysql_servers" returns:
              | hostname |
              | 10.1.1.1 |
        """";

    [Fact]
    public async Task A_story_has_the_nodes_of_the_scenario_and_what_their_files_say()
    {
        Story story = await Read(Feature);
        Assert.Equal(["left", "right"], story.Nodes.Select(node => node.Name));
        Assert.Equal((500, 7), (story.Nodes[0].CheckIntervalMilliseconds, story.Nodes[0].DiffsBeforeSync));
        Assert.Equal("word", story.Nodes[0].Credentials[RunNode.ClusterPassword]);
        Assert.Equal(["10.1.0.1", "10.1.0.2"], story.Nodes[1].Peers);
        Assert.Equal(["10.1.1.1:3306"], story.Backends);
    }

    [Fact]
    public async Task Checks_are_left_out_and_their_time_passes()
    {
        Story story = await Read(Feature);
        Assert.Equal(
            [typeof(StepAct), typeof(StartAll), typeof(RunStatements), typeof(Pass), typeof(RestartNode), typeof(Pass)],
            story.Acts.Select(act => act.GetType()));
        Assert.Equal(2, Assert.IsType<RunStatements>(story.Acts[2]).Statements.Length);
        Assert.InRange(Assert.IsType<Pass>(story.Acts[3]).Time, Runs.Second, 20 * Runs.Second);
    }

    [Fact]
    public async Task A_run_does_the_steps_in_their_order_and_only_allowed_faults_between_them()
    {
        Story story = await Read(Feature);
        Run run = StoryDrawing.Draw(3, [story], new DrawOptions { Faults = [FaultKind.Kill, FaultKind.Pause], Workloads = [] });
        Assert.Equal(story.Acts, run.Acts.Where(story.Acts.Contains));
        Assert.All(
            run.Acts.Where(act => !story.Acts.Contains(act)),
            act => Assert.True(act is KillNode or StartNode or PauseNode or GoOn or SetLatency or Pass or Settle or Rest, act.Sentence));
    }

    [Fact]
    public async Task A_finding_shrinks_to_a_feature_of_its_own_that_passes()
    {
        Story story = await Read(Feature);
        var explorer = new Explorer(seed => StoryDrawing.Draw(seed, [story], new DrawOptions { Workloads = [] }), 2);
        Tally tally = await explorer.Explore(new ExploredSeeds(1, 20, null), _ => { });
        Assert.Empty(tally.Defects);
        Example example = Assert.Single(await explorer.Shrink([tally.Findings()[0]], _ => { }));
        Shrunk? shrunk = example.Shrunk;
        Assert.NotNull(shrunk);

        FeatureReading reading = FeatureReader.Read("found.feature", RunText.Feature(shrunk, "A law.", "found.feature"));
        BoundScenario scenario = new ScenarioBinder(StepRegistry.BuiltIn).Bind(Assert.Single(reading.Scenarios));
        var player = new ScenarioPlayer(Scenarios.World.Worlds.All["sim"]);
        Assert.Null((await Task.Run(() => player.Play(scenario, PlayObservers.None))).Failure);
        Assert.Contains(example.Finding.Key, (await Runs.Violations(shrunk.Run)).Select(v => v.Key));
    }

    [Fact]
    public async Task A_scenario_that_does_not_pass_by_itself_is_no_story()
    {
        (Story? story, StepFailure? failure) = await StoryReader.Read(Bound(Feature.Replace("| 10.1.1.1 |", "| 10.1.1.9 |", StringComparison.Ordinal)));
        Assert.Null(story);
        Assert.StartsWith("on right", failure!.Step.Text, StringComparison.Ordinal);
    }

    private static async Task<Story> Read(string feature)
    {
        (Story? story, StepFailure? failure) = await StoryReader.Read(Bound(feature));
        Assert.Null(failure);
        return story!;
    }

    private static BoundScenario Bound(string feature)
    {
        FeatureReading reading = FeatureReader.Read("story.feature", feature);
        Assert.Empty(reading.Problems);
        var binder = new ScenarioBinder(StepRegistry.BuiltIn);
        BoundScenario scenario = binder.Bind(reading.Scenarios[0]);
        Assert.Empty(binder.Problems);
        return scenario;
    }
}
