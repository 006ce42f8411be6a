using Xunit;

namespace Sim.Tests.Commands;

public sealed class WrongCommandLineTests : CommandRun
{
    private const string RunOptions = "the options of sim run are --seed, --tags, --log, --trace, --check-determinism, --verbose, --world, --exec, --jobs";
    private const string Usage = " (sim --help shows the usage)";

    [Theory]
    [InlineData("runn @/ok.feature", "there is no command 'runn', did you mean run?; the commands are run, checksum, steps, conform, explore" + Usage)]
    [InlineData("frobnicate", "there is no command 'frobnicate'; the commands are run, checksum, steps, conform, explore" + Usage)]
    [InlineData("@/ok.feature", "there is no command '@/ok.feature'; to play it: sim run @/ok.feature" + Usage)]
    [InlineData("--seed 3", "there is no option --seed here; it belongs to a command: sim run --seed" + Usage)]
    [InlineData("--nothing", "there is no option --nothing; the options of sim are --help, --version" + Usage)]
    [InlineData("run @/ok.feature --sed 3", "there is no option --sed, did you mean --seed?; " + RunOptions + Usage)]
    [InlineData("run @/ok.feature --tag @a", "there is no option --tag, did you mean --tags?; " + RunOptions + Usage)]
    [InlineData("run @/ok.feature --seed x", "--seed: 'x' is no whole number from 0 to 18446744073709551615" + Usage)]
    [InlineData("run @/ok.feature --seed -1", "--seed: '-1' is no whole number from 0 to 18446744073709551615" + Usage)]
    [InlineData("run @/ok.feature --seed 18446744073709551616", "--seed: '18446744073709551616' is no whole number from 0 to 18446744073709551615" + Usage)]
    [InlineData("run @/ok.feature --seed", "Required argument missing for option: '--seed'" + Usage)]
    [InlineData("run @/ok.feature --seed 1 --seed 2", "Option '--seed' expects a single argument but 2 were provided" + Usage)]
    [InlineData("run @/nope.feature", "no such file or directory: @/nope.feature")]
    [InlineData("run @/nodir/x.feature", "no such file or directory: @/nodir/x.feature")]
    [InlineData("run @/ok.feature:x", "@/ok.feature:x: 'x' is no line; lines count from 1")]
    [InlineData("run @/ok.feature:0", "@/ok.feature:0: '0' is no line; lines count from 1")]
    [InlineData("run @/ok.feature:-1", "@/ok.feature:-1: '-1' is no line; lines count from 1")]
    [InlineData("run @/ok.feature:99", "@/ok.feature:99: the file has only 3 lines")]
    [InlineData("run @/ok.feature:1", "@/ok.feature:1: no scenario begins in this line or before it")]
    [InlineData("run @/nope.feature:3", "no such file or directory: @/nope.feature")]
    [InlineData("run @/empty", "there is no *.feature file in @/empty or below it")]
    [InlineData("run @/binary.feature", "@/binary.feature is no text file: a feature, a script and a configuration are UTF-8 text")]
    [InlineData("run @/latin.feature", "@/latin.feature is no text file: a feature, a script and a configuration are UTF-8 text")]
    [InlineData("run ''", "an empty name is no file")]
    [InlineData("run @/ok.feature --tags a", "--tags: column 1: expected a tag like @slow, 'not' or '(', found 'a'")]
    [InlineData("run @/ok.feature --tags ''", "--tags: column 1: expected a tag like @slow, 'not' or '(', found the end")]
    [InlineData("run @/ok.feature --tags (@a", "--tags: column 4: expected ')', found the end")]
    [InlineData("run @/ok.feature --tags @none", "none of 1 scenarios has the tags @none")]
    [InlineData("run @/ok.feature --world mars", "--world: there is no world 'mars'; known: process, sim")]
    [InlineData("run @/ok.feature --log @/ok.feature", "--log: cannot write to @/ok.feature: something else is in its place, or the disk is full")]
    [InlineData("run @/ok.feature --log ''", "--log: an empty name is no path")]
    [InlineData("run @/ok.feature --trace @/empty", "--trace: cannot write to @/empty: it is a directory")]
    [InlineData("run @/ok.feature --trace @/no/x", "--trace: cannot write to @/no/x: its directory does not exist")]
    [InlineData("run @/ok.feature --trace ''", "--trace: an empty name is no path")]
    [InlineData("steps more", "'more' is too much for sim steps" + Usage)]
    [InlineData("steps --all", "there is no option --all; sim steps has none" + Usage)]
    [InlineData("conform", "Required argument 'DIR' missing for command: 'conform'" + Usage)]
    [InlineData("conform @/nope", "@/nope: no such folder")]
    [InlineData("conform @/empty", "@/empty: no recording.json in it or below it")]
    [InlineData("conform @/empty --seeds 0", "--seeds: '0' is no whole number from 1 on" + Usage)]
    [InlineData("conform @/empty --seeds x", "--seeds: 'x' is no whole number from 1 on" + Usage)]
    [InlineData("checksum", "Required argument 'FILE.sql' missing for command: 'checksum'" + Usage)]
    [InlineData("checksum @/nope.sql", "no such file or directory: @/nope.sql")]
    [InlineData("checksum @/empty", "@/empty is a directory, not a file")]
    [InlineData("checksum @/binary.feature", "@/binary.feature is no text file: a feature, a script and a configuration are UTF-8 text")]
    [InlineData("checksum @/ok.sql more", "'more' is too much for sim checksum" + Usage)]
    [InlineData("checksum @/ok.sql --profile 9", "there is no profile of ProxySQL 9; the profiles are 1.4.6")]
    [InlineData("checksum @/ok.sql --profil 9", "there is no option --profil, did you mean --profile?; the options of sim checksum are --profile" + Usage)]
    [InlineData("explore --seeds 9..1", "--seeds: '9..1' is no range of seeds; write 1..1000, or 7 for one seed" + Usage)]
    [InlineData("explore --for soon", "--for: 'soon' is no length of time; write '90 s' or '5 min'" + Usage)]
    [InlineData("explore --nodes 17", "--nodes: '17' is no whole number from 1 to 16" + Usage)]
    [InlineData("explore --jobs 0", "--jobs: '0' is no whole number from 1 to 256" + Usage)]
    [InlineData("explore --workload kill", "--workload: there is no 'kill'; known: servers, rules, users, storm, duel, newcomer, inactive-rules, schemas, group-replication, delete, reload, edit" + Usage)]
    [InlineData("explore --profile 9", "--profile: there is no profile of ProxySQL 9; the profiles are 1.4.6" + Usage)]
    [InlineData("explore --out ''", "--out: an empty name is no path")]
    public async Task Is_one_line_that_says_what_is_wrong(string arguments, string message)
    {
        Write("ok.feature", "Feature: f\n Scenario: s\n  When 1 s passes\n");
        Write("ok.sql", "SELECT 1");
        Write("binary.feature", "Feature: f\0\u0001");
        File.WriteAllBytes(Path.Combine(Folder, "latin.feature"), [0x63, 0x61, 0x66, 0xE9]);
        Directory.CreateDirectory(Path.Combine(Folder, "empty"));

        Assert.Equal(2, await Run([.. arguments.Split(' ').Select(a => a == "''" ? "" : a)]));
        Assert.Equal($"sim: {message}", Error);
        Assert.Equal("", Output);
    }

    [Theory]
    [InlineData("", "@/x.feature:1: the file contains no feature")]
    [InlineData("Feature: f\n Scenario: s\n", "@/x.feature:2:2: the scenario has no steps: s")]
    [InlineData("hello", "@/x.feature:1:1: expected the end of the file, '# language: …', a tag, 'Feature: …'; found 'hello'")]
    [InlineData("Feature: f\n Scenario: s\n  Then on a \"SELECT 1\" returns:\n   | 1 | 2 |\n   | 1 |\n", "@/x.feature:5:4: inconsistent cell count within the table")]
    [InlineData("Feature: f\n Scenario: s\n  When 5 fortnights pass\n", "@/x.feature:3: 'fortnights' is no unit of time; the units are us, ms, s, min, h, d: 5 fortnights pass")]
    [InlineData("Feature: f\n Scenario: s\n  When 99999999 d pass\n", "@/x.feature:3: 99999999 d is too long; the limit is 36500 d: 99999999 d pass")]
    [InlineData("Feature: f\n Scenario: s\n  When 5 passes\n", "@/x.feature:3: undefined step: 5 passes\n    nearest known sentence: {duration} pass(es)")]
    [InlineData("Feature: f\n Scenario: s\n  When on a I run:\n", "@/x.feature:3: this sentence needs a doc string below it: on a I run:")]
    [InlineData("Feature: f\n Scenario: s\n  When a starts\n   | x |\n", "@/x.feature:3: this sentence takes no table: a starts")]
    [InlineData("Feature: f\n Scenario: s\n  Given node a at h:99999\n", "@/x.feature:3: 'h:99999' is no address; write host or host:port with a port of 1 to 65535: node a at h:99999")]
    [InlineData("Feature: f\n Scenario: s\n  Given the wall clock is 2018-13-01\n", "@/x.feature:3: '2018-13-01' is no moment; write it like 2018-04-16 19:01:34 +08:00: the wall clock is 2018-13-01")]
    [InlineData("Feature: f\n Scenario: s\n  Then within 1 s all nodes agree on users\n", "@/x.feature:3: 'users' is no module; the modules are mysql_query_rules, mysql_servers, mysql_users, proxysql_servers: within 1 s all nodes agree on users")]
    [InlineData("Feature: f\n Scenario: s\n  Given a holds mysql_users at version 99999999999999999999, epoch 1\n", "@/x.feature:3: 99999999999999999999 is too large a number: a holds mysql_users at version 99999999999999999999, epoch 1")]
    [InlineData("Feature: f\n Scenario: s\n  Given the network between a and b loses 101 % of packets\n", "@/x.feature:3: 101 % is more than everything: the network between a and b loses 101 % of packets")]
    public async Task A_mistake_in_a_feature_names_its_line(string feature, string message)
    {
        Write("x.feature", feature);

        Assert.Equal(2, await Run("run", "@/x.feature"));
        Assert.Equal(message, Error);
        Assert.Equal("", Output);
    }
}
