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
            $"recording.json: unknown step \"dance\"; known are {string.Join(", ", Enum.GetNames<RecordedAction>())}");

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
