using Sim.Scenarios.Commands;
using Sim.Scenarios.Reports;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Gherkin;

public sealed class CommandLineTests : IDisposable
{
    private const string RunOptions = "--seed, --tags, --log, --trace, --check-determinism, --verbose, --world, --exec, --jobs";

    private readonly string _folder = Directory.CreateTempSubdirectory("sim-tests-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly List<ScriptedWorld> _worlds = [];
    private readonly List<ulong> _seeds = [];
    private Action<ScriptedWorld> _happens = _ => { };
    private Func<ScriptedWorld, string>? _answers;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Passing_scenarios_are_told_with_the_time_of_the_world_and_counted()
    {
        _happens = w => w.Logged("a", "2018-02-01 10:00:01 [INFO] Cluster: detected");
        string path = Feature("""
            Feature: Time
              Some words.

              Scenario: It passes
                Given node a at h
                When 90 s pass
            """);

        Assert.Equal(0, await Run("run", path));
        string[] lines = Lines(_output);
        Assert.Equal(
            [
                "Feature: Time", "  Some words.", "", "  Scenario: It passes",
                "                  ✓ Given node a at h",
                "    2018-02-01 (+00:00)",
                "    10:00:00.000  ✓ When 90 s pass",
                "        a │ 10:00:01 [INFO] Cluster: detected  (90 times, last at 10:00:01)",
                "  ✓ passed, 1 min 30 s of virtual time", "",
            ],
            lines[..^1]);
        Assert.StartsWith("1 scenario passed, 0 failed; virtual time 1 min 30 s; wall time ", lines[^1], StringComparison.Ordinal);
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task A_failed_scenario_tells_how_to_play_it_again_and_the_rest_is_played()
    {
        string path = Feature("Feature: f\n Scenario: bad\n  When z starts\n  And 1 s passes\n Scenario: good\n  When 1 s passes\n");

        Assert.Equal(2, await Run("run", path, "--seed", "77"));
        string[] lines = Lines(_output);
        Assert.Equal(
            [
                "                  ✗ When z starts", "        there is no node z", "    not played    - And 1 s passes",
                $"  ✗ failed at {path}:3 after 0 ms of virtual time", "    seed 77; play it again with", $"      sim run {path}:2 --seed 77",
                $"      dotnet run --project scenarios -- run {path}:2 --seed 77",
            ],
            lines[3..10]);
        Assert.StartsWith("1 scenario passed, 1 failed; ", lines[^1], StringComparison.Ordinal);
        Assert.Equal([77UL, 77UL], _seeds);

        Assert.Equal(2, await Run("run", $"{path}:2:2"));
        Assert.Equal(3, _worlds.Count);
    }

    [Theory]
    [InlineData("run --seed x", "sim: --seed: 'x' is no whole number from 0 to 18446744073709551615 (sim --help shows the usage)")]
    [InlineData("run --seed", "sim: Required argument missing for option: '--seed' (sim --help shows the usage)")]
    [InlineData("run --nonsense", "sim: there is no option --nonsense; the options of sim run are OPTIONS (sim --help shows the usage)")]
    [InlineData("dance", "sim: there is no command 'dance'; the commands are run, checksum, steps, conform, explore (sim --help shows the usage)")]
    [InlineData("run nowhere.feature", "sim: no such file or directory: nowhere.feature")]
    [InlineData("run --world mars", "sim: --world: there is no world 'mars'; known: sim")]
    [InlineData("run --tags @a) FILE", "sim: --tags: column 3: expected 'and', 'or' or the end, found ')'")]
    [InlineData("run --tags @none FILE", "sim: none of 1 scenarios has the tags @none")]
    [InlineData("run FOLDER/empty", "sim: there is no *.feature file in FOLDER/empty or below it")]
    public async Task Wrong_usage_is_one_line_and_exit_code_2(string arguments, string message)
    {
        string path = Feature("Feature: f\n Scenario: s\n  When 1 s passes\n");
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));

        Assert.Equal(2, await Run(arguments.Replace("FILE", path, StringComparison.Ordinal).Replace("FOLDER", _folder, StringComparison.Ordinal).Split(' ')));
        Assert.Equal([message.Replace("OPTIONS", RunOptions, StringComparison.Ordinal).Replace("FOLDER", _folder, StringComparison.Ordinal)], Lines(_error));
        Assert.Empty(_worlds);
    }

    [Fact]
    public async Task Nothing_is_played_when_any_file_has_a_problem()
    {
        string good = Feature("Feature: f\n Scenario: s\n  When 1 s passes\n");
        string bad = Feature("Feature: f\n Scenario: s\n  When 1 s passed\n", "bad.feature");
        string broken = Feature("nonsense\n", "broken.feature");

        Assert.Equal(2, await Run("run", good, bad, broken));
        Assert.Equal([$"{broken}:1:1: expected the end of the file, '# language: …', a tag, 'Feature: …'; found 'nonsense'", $"{bad}:3: undefined step: 1 s passed", "    nearest known sentence: {duration} pass(es)"], Lines(_error));
        Assert.Empty(_worlds);
    }

    [Fact]
    public async Task Folders_are_played_by_name_and_tags_choose()
    {
        Feature("@x\nFeature: 2\n Scenario: c\n  When 3 s passes\n", "b.feature");
        Feature("Feature: 1\n @x\n Scenario: a\n  When 1 s passes\n Scenario: b\n  When 2 s passes\n", "a.feature");

        Assert.Equal(0, await Run("run", _folder, "--tags", "@x"));
        Assert.Equal(["pass 00:00:01", "pass 00:00:03"], _worlds.SelectMany(w => w.Calls));
    }

    [Fact]
    public async Task Logs_and_the_trace_are_written()
    {
        _happens = w =>
        {
            w.Logged("a/b", "line");
            w.Traced("a/b", "\"é\"");
        };
        string path = Feature("Feature: f\n Scenario: One, two!\n  Given node a/b at h\n  And node a-b at i\n  When 2 s passes\n");

        Assert.Equal(0, await Run("run", path, "--log", Path.Combine(_folder, "logs"), "--trace", Path.Combine(_folder, "t.jsonl")));
        Assert.Equal("line\nline\n", File.ReadAllText(Path.Combine(_folder, "logs", "one-two", "a-b.log")));
        Assert.Equal("", File.ReadAllText(Path.Combine(_folder, "logs", "one-two", "a-b-2.log")));
        Assert.Equal(
            [
                """{"t":1517479200000000,"scenario":"One, two!","node":"a/b","kind":"world.node_added","address":"h","configuration":null}""",
                """{"t":1517479200000000,"scenario":"One, two!","kind":"step","line":3,"text":"Given node a/b at h","passed":true}""",
                """{"t":1517479200000000,"scenario":"One, two!","node":"a-b","kind":"world.node_added","address":"i","configuration":null}""",
                """{"t":1517479200000000,"scenario":"One, two!","kind":"step","line":4,"text":"And node a-b at i","passed":true}""",
                """{"t":1517479200000000,"scenario":"One, two!","kind":"world.time_passes","microseconds":2000000}""",
                """{"t":1517479201000000,"scenario":"One, two!","node":"a/b","kind":"test.said","text":"\"é\""}""",
                """{"t":1517479202000000,"scenario":"One, two!","node":"a/b","kind":"test.said","text":"\"é\""}""",
                """{"t":1517479202000000,"scenario":"One, two!","kind":"step","line":5,"text":"When 2 s passes","passed":true}""",
            ],
            File.ReadAllLines(Path.Combine(_folder, "t.jsonl")));
    }

    [Fact]
    public async Task A_trace_that_cannot_be_written_is_one_line()
    {
        string path = Feature("Feature: f\n Scenario: s\n  When 2 s passes\n");

        Assert.Equal(2, await Run("run", path, "--trace", Path.Combine(_folder, "no", "t.jsonl")));
        Assert.Equal([$"sim: --trace: cannot write to {_folder}/no/t.jsonl: its directory does not exist"], Lines(_error));
    }

    [Fact]
    public async Task Equal_plays_pass_the_determinism_check()
    {
        _happens = w => w.Traced("a", "same");

        Assert.Equal(0, await Run("run", Feature("Feature: f\n Scenario: s\n  When 3 s passes\n"), "--check-determinism"));
        Assert.Contains("  ✓ played twice: 5 entries are equal", Lines(_output));
        Assert.Equal(2, _worlds.Count);
    }

    [Theory]
    [InlineData(2, "entry 2 (counted from 0)", "x 2", "x 1")]
    [InlineData(0, "entry 1 (counted from 0)", "x 1", "\"kind\":\"step\"")]
    public async Task The_first_difference_of_two_plays_is_named(int divisor, string entry, string first, string second)
    {
        _happens = w =>
        {
            bool isSecond = ReferenceEquals(w, _worlds[^1]) && _worlds.Count == 2;
            if (!isSecond || divisor > 0)
            {
                w.Traced("a", $"x {(isSecond ? Math.Min(1, w.Elapsed.Seconds) : w.Elapsed.Seconds)}");
            }
        };

        Assert.Equal(3, await Run("run", Feature("Feature: f\n Scenario: s\n  When 3 s passes\n"), "--check-determinism"));
        string[] lines = Lines(_output);
        int at = Array.FindIndex(lines, l => l.StartsWith("  ✗ not deterministic: s, ", StringComparison.Ordinal));
        Assert.EndsWith(entry, lines[at], StringComparison.Ordinal);
        Assert.Contains(first, lines[at + 1], StringComparison.Ordinal);
        Assert.Contains(second, lines[at + 2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_plays_differ_where_a_statement_is_answered_differently()
    {
        _answers = w => ReferenceEquals(w, _worlds[0]) ? "yes" : "no";
        string path = Feature("Feature: f\n Scenario: s\n  Given node a at h\n  When on a I run \"SELECT 1\"\n");

        Assert.Equal(3, await Run("run", path, "--check-determinism"));
        string[] lines = Lines(_output);
        int at = Array.FindIndex(lines, l => l.StartsWith("  ✗ not deterministic: s, entry 2 ", StringComparison.Ordinal));
        Assert.Contains("\"kind\":\"world.statement\",\"sql\":\"SELECT 1\",\"columns\":[\"c\"],\"rows\":[[\"yes\"]]", lines[at + 1], StringComparison.Ordinal);
        Assert.Contains("\"rows\":[[\"no\"]]", lines[at + 2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_plays_differ_where_an_answer_that_a_step_waits_for_differs()
    {
        _answers = w => ReferenceEquals(w, _worlds[0]) || w.Elapsed > TimeSpan.FromSeconds(2) ? "yes" : "no";
        string path = Feature("Feature: f\n Scenario: s\n  Given node a at h\n  Then within 5 s on a \"SELECT 1\" returns:\n   | c |\n   | yes |\n");

        Assert.Equal(3, await Run("run", path, "--check-determinism"));
    }

    [Fact]
    public async Task Two_plays_differ_where_a_step_fails_for_another_reason()
    {
        _happens = w => throw new WorldException($"world {_worlds.IndexOf(w)}");

        Assert.Equal(3, await Run("run", Feature("Feature: f\n Scenario: s\n  When 3 s passes\n"), "--check-determinism"));
        Assert.Contains("\"passed\":false,\"message\":\"world 0\"", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"passed\":false,\"message\":\"world 1\"", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_lists_every_sentence_under_its_keyword()
    {
        Assert.Equal(0, await Run("steps"));
        string[] lines = Lines(_output);
        Assert.True(Array.IndexOf(lines, "Given") < Array.IndexOf(lines, "  node {name} at {address}"));
        Assert.True(Array.IndexOf(lines, "When") < Array.IndexOf(lines, "  {duration} pass(es)"));
        Assert.True(Array.IndexOf(lines, "Then") < Array.IndexOf(lines, "  on {name} {string} returns:"));
    }

    [Fact]
    public async Task A_defect_asks_for_a_report_and_the_rest_is_played()
    {
        _happens = _ => throw new InvalidOperationException("oops");
        string path = Feature("Feature: f\n Scenario: s\n  When 2 s passes\n Scenario: t\n  Given ProxySQL 1.4.6\n");

        Assert.Equal(70, await Run("run", path));
        Assert.Contains("this is a defect of sim, not of the scenario: InvalidOperationException in Sim.Tests.", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"    please report this command, it shows the defect:\n      sim run {path}:2 --seed 1\n", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("oops", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, _worlds.Count);
    }

    [Fact]
    public async Task A_scenario_is_played_with_the_seed_of_its_tag_unless_another_is_given()
    {
        string path = Feature("@seed-606\nFeature: f\n Scenario: s\n  When z starts\n");
        string untagged = Feature("Feature: g\n Scenario: t\n  When 1 s passes\n @seed-7\n Scenario: u\n  When 1 s passes\n", "y.feature");

        Assert.Equal(2, await Run("run", path, untagged));
        Assert.Equal([606UL, 1UL, 7UL], _seeds);
        Assert.Contains($"    seed 606; play it again with\n      sim run {path}:3 --seed 606\n", _output.ToString(), StringComparison.Ordinal);

        Assert.Equal(2, await Run("run", path, "--seed", "1"));
        Assert.Equal([606UL, 1UL, 7UL, 1UL], _seeds);
        Assert.Contains($"      sim run {path}:3 --seed 1\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@seed-x", "@seed-x names no seed; write @seed- and a whole number from 0 to 18446744073709551615")]
    [InlineData("@seed-", "@seed- names no seed; write @seed- and a whole number from 0 to 18446744073709551615")]
    [InlineData("@seed--1", "@seed--1 names no seed; write @seed- and a whole number from 0 to 18446744073709551615")]
    [InlineData("@seed-2", "@seed-2: a scenario has one seed, and @seed-1 holds for it too")]
    public async Task A_seed_that_cannot_be_is_refused_once_with_its_place(string tag, string why)
    {
        string path = Feature($"@seed-1\nFeature: f\n @a {tag}\n Scenario: s\n  Given node <n> at h\n  Examples:\n  | n |\n  | a |\n  | b |\n");

        Assert.Equal(2, await Run("run", path));
        Assert.Equal([$"{path}:3:5: {why}"], Lines(_error));
        Assert.Empty(_worlds);
    }

    private string Feature(string text, string name = "x.feature")
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private Task<int> Run(params string[] arguments)
    {
        IWorld Make(ulong seed, WorldOptions options)
        {
            var world = new ScriptedWorld(options) { Happens = w => _happens(w) };
            if (_answers is { } answers)
            {
                world.Answer = (_, _) => ScriptedWorld.Rows("c", answers(world));
            }

            _seeds.Add(seed);
            _worlds.Add(world);
            return world;
        }

        var worlds = new Dictionary<string, WorldFactory> { ["sim"] = Make };
        return new SimCommandLine(worlds, new PlainTerminal(_output), _output, _error).Run(arguments);
    }

    private static string[] Lines(StringWriter text) => text.ToString().TrimEnd('\n').Split('\n');
}
