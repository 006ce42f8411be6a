using Sim.Scenarios.Commands;
using Sim.Scenarios.Conformance;
using Sim.Scenarios.Reports;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Conformance;

/// <summary>What <c>sim conform</c> says of recordings that it cannot read.</summary>
public sealed class BrokenRecordingTests : IDisposable
{
    private const string Original = "proxysql-1.4.6/memory-only";

    private readonly string _folder = Directory.CreateTempSubdirectory("sim-tests-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Text_that_is_not_JSON_is_named_with_line_and_column() =>
        await Refuses(file => File.WriteAllText(file, "{\n  \"name\": oops\n}"), "recording.json:2:11: this is not JSON");

    [Fact]
    public async Task An_unknown_step_is_named_with_the_known_ones() =>
        await Refuses(
            file => File.WriteAllText(file, File.ReadAllText(file).Replace("\"wait\"", "\"dance\"", StringComparison.Ordinal)),
            $"recording.json: timeline[2]: unknown step \"dance\"; known are {string.Join(", ", Enum.GetNames<RecordedAction>())}");

    [Theory]
    [InlineData("\"peers\"", "\"speed\"", "timeline[0].with: unknown key \"speed\"; known are peers, admin, bare, clock")]
    [InlineData("\"seconds\"", "\"minutes\"", "timeline[2]: unknown key \"minutes\"; known are do, at, node, with, sql, result, login, seconds, until_fraction, concurrent")]
    [InlineData("\"about\"", "\"speed\"", "unknown key \"speed\"; known are name, about, timeline, final")]
    public async Task What_it_does_not_know_is_not_left_out_in_silence(string known, string unknown, string message) =>
        await Refuses(
            file => File.WriteAllText(file, File.ReadAllText(file).Replace(known, unknown, StringComparison.Ordinal)),
            $"recording.json: {message}");

    [Fact]
    public async Task Two_nodes_with_one_address_are_named()
    {
        string copy = Golden.Copy(Original, _folder);
        File.Copy(Path.Combine(copy, "208.cnf"), Path.Combine(copy, "209.cnf"), overwrite: true);

        Assert.Equal(2, await Run("conform", copy));
        Assert.Equal($"sim: {copy}: node 209 cannot have the address 127.0.0.208: it belongs to node 208\n", _error.ToString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"name\": 1, \"timeline\": [], \"final\": {}}")]
    public async Task Other_JSON_is_no_recording(string json) =>
        await Refuses(
            file => File.WriteAllText(file, json),
            "recording.json: this is not a recording: \"name\", \"timeline\" and \"final\" are needed, in the known format");

    [Theory]
    [InlineData("208.cnf")]
    [InlineData("208.log")]
    public async Task A_missing_file_is_named(string missing) =>
        await Refuses(file => File.Delete(Path.Combine(Path.GetDirectoryName(file)!, missing)), $"{missing}: cannot be read");

    [Fact]
    public async Task A_configuration_without_an_address_is_named() =>
        await Refuses(
            file => File.WriteAllText(Path.Combine(Path.GetDirectoryName(file)!, "208.cnf"), "admin_variables = { }\n"),
            "208.cnf: mysql_ifaces is missing: the node's address is not known");

    [Fact]
    public async Task A_configuration_with_a_mistake_is_named_with_line_and_column() =>
        await Refuses(
            file => File.WriteAllText(Path.Combine(Path.GetDirectoryName(file)!, "208.cnf"), "admin_variables =\n{ mysql_ifaces=; }\n"),
            "208.cnf:2:16: syntax error: expected a value, found ';'");

    [Fact]
    public async Task An_address_in_a_comment_is_not_the_address()
    {
        string copy = Golden.Copy(Original, _folder);
        string path = Path.Combine(copy, "208.cnf");
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            path,
            $"# mysql_ifaces=\"10.9.9.9:6032\"\n{text.Replace("mysql_ifaces=", "mysql_ifaces = ", StringComparison.Ordinal)}",
            TestContext.Current.CancellationToken);

        Assert.Equal(0, await Run("conform", copy));
    }

    [Fact]
    public async Task A_folder_without_recordings_is_named()
    {
        Assert.Equal(2, await Run("conform", _folder));
        Assert.Equal($"sim: {_folder}: no recording.json in it or below it\n", _error.ToString());
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_named()
    {
        Assert.Equal(2, await Run("conform", Path.Combine(_folder, "nowhere")));
        Assert.Equal($"sim: {Path.Combine(_folder, "nowhere")}: no such folder\n", _error.ToString());
    }

    [Fact]
    public async Task A_recording_that_agrees_is_exit_code_0_and_one_that_does_not_is_1()
    {
        string agreeing = Golden.Copy(Original, _folder);
        Assert.Equal(0, await Run("conform", agreeing));
        Assert.EndsWith("\n1 of 1 recording agrees\n", _output.ToString(), StringComparison.Ordinal);

        string log = Path.Combine(agreeing, "208.log");
        await File.AppendAllTextAsync(log, "2026-01-01 00:00:00 [INFO] Cluster: closing thread for peer 127.0.0.209:6032\n", TestContext.Current.CancellationToken);
        Assert.Equal(1, await Run("conform", agreeing, "--seeds", "2"));
        Assert.Contains("0 of 1 recording agrees\n", _output.ToString(), StringComparison.Ordinal);
    }

    private async Task Refuses(Action<string> damage, string message)
    {
        string copy = Golden.Copy(Original, _folder);
        damage(Path.Combine(copy, "recording.json"));

        Assert.Equal(2, await Run("conform", _folder));
        Assert.Equal($"sim: {Path.Combine(copy, message)}\n", _error.ToString());
    }

    private Task<int> Run(params string[] arguments) =>
        new SimCommandLine(Worlds.All, new PlainTerminal(_output), _output, _error).Run(arguments);
}
