using System.Diagnostics;
using System.Globalization;
using Sim.Engine.Admin;
using Xunit;

namespace Sim.Tests.Protocol;

/// <summary>What the mariadb command line sees of the server.</summary>
public sealed class MariaDbClientTests
{
    [Fact]
    public async Task The_command_line_shows_results_and_errors()
    {
        await using ServerFixture fixture = Scripted();

        Assert.Equal("name\tcomment\na\tNULL\n", (await Run(fixture, "-padmin", "-e", "SELECT rows")).Output);
        Assert.Contains("*** 1. row ***", (await Run(fixture, "-padmin", "-e", "SELECT rows\\G")).Output, StringComparison.Ordinal);
        Assert.EndsWith(
            "ERROR 1045 (#2800) at line 1: no such table: t\n", (await Run(fixture, "-padmin", "-e", "SELECT error")).Error, StringComparison.Ordinal);
        Assert.Equal(
            "ERROR 1045 (28000): ProxySQL Error: Access denied for user 'admin'@'' (using password: YES)\n",
            (await Run(fixture, "-pwrong", "-e", "SELECT rows")).Error);
        Assert.Empty(fixture.Port.Faults);
    }

    [Fact]
    public async Task The_command_line_reads_a_script_compressed_and_with_a_database()
    {
        await using ServerFixture fixture = Scripted();

        (string output, string error) = await Run(fixture, "-padmin", "--compress", "main", "-e", "SELECT rows; SELECT rows; USE disk");

        Assert.Equal("", error);
        Assert.Equal("name\tcomment\na\tNULL\nname\tcomment\na\tNULL\n", output);
        Assert.Empty(fixture.Port.Faults);
    }

    private static ServerFixture Scripted()
    {
        var fixture = new ServerFixture();
        fixture.Port.Script = static sql => new(sql switch
        {
            "SELECT rows" => ScriptedPort.Rows(["name", "comment"], ["a", null]),
            "SELECT error" => new AdminReply.Error(1045, "#2800", "no such table: t"),
            _ => new AdminReply.Ok(0, ""),
        });
        return fixture;
    }

    private static async Task<(string Output, string Error)> Run(ServerFixture fixture, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string port = fixture.EndPoint.Port.ToString(CultureInfo.InvariantCulture);
        foreach (string argument in (string[])["--no-defaults", "-h127.0.0.1", "-P" + port, "-uadmin", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using Process client = Process.Start(start)!;
        client.StandardInput.Close();
        Task<string> output = client.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string error = await client.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        return (await output, error);
    }

    private static string Find()
    {
        string? found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .SelectMany(static folder => (string[])[Path.Combine(folder, "mariadb"), Path.Combine(folder, "mysql")])
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, "neither the mariadb nor the mysql client is installed");
        return found!;
    }
}
