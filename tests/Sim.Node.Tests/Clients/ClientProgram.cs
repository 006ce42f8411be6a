using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Clients;

/// <summary>Clients that are programs of their own. Where one is not installed, the test says so; <c>.ci/run</c> installs all of them.</summary>
internal static class ClientProgram
{
    /// <summary>The MariaDB or MySQL command line.</summary>
    public static string CommandLine => Find("mariadb", "mysql");

    /// <summary>Runs a program to its end with this standard input.</summary>
    public static async Task<EndedProcess> Run(string program, IEnumerable<string> arguments, string input = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TERM"] = "dumb";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await Patience.For(AsResult(process.WaitForExitAsync()), () => $"the end of {program}");
            return new EndedProcess(process.ExitCode, await output, await error);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>Runs the mariadb command line as admin.</summary>
    public static Task<EndedProcess> Mariadb(Place place, params string[] arguments) =>
        Run(CommandLine, [.. Mariadb(place), .. arguments]);

    /// <summary>The arguments with which the command line logs in as admin.</summary>
    public static string[] Mariadb(Place place) =>
        ["--no-defaults", "-h" + place.Address, "-P" + place.Port.ToString(CultureInfo.InvariantCulture), "-uadmin", "-padmin"];

    /// <summary>What npm's mysql2 makes of some steps: an array with an outcome each, or what became of the connection.</summary>
    public static async Task<JsonNode> Mysql2(JsonObject settings, JsonArray steps)
    {
        string folder = Path.Combine(Here(), "mysql2");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules")), $"mysql2 is not installed: npm ci --prefix {folder}");
        return await Ask(Find("node", "nodejs"), Path.Combine(folder, "ask.js"), settings, steps);
    }

    /// <summary>What Debian's python3-pymysql makes of some statements: an array with an outcome each.</summary>
    public static async Task<JsonNode> PyMysql(JsonObject settings, JsonArray steps)
    {
        const string Python = "/usr/bin/python3";
        string script = Path.Combine(Here(), "pymysql", "ask.py");
        bool isInstalled = File.Exists(Python) && (await Run(Python, ["-c", "import pymysql"])).ExitCode == 0;
        Assert.SkipUnless(isInstalled, "pymysql is not installed: apt-get install python3-pymysql");
        return await Ask(Python, script, settings, steps);
    }

    private static async Task<JsonNode> Ask(string program, string script, JsonObject settings, JsonArray steps)
    {
        string input = new JsonObject { ["settings"] = settings, ["steps"] = steps }.ToJsonString();
        EndedProcess ended = await Run(program, [script], input);
        Assert.True(ended.ExitCode == 0, $"{script}: {ended.Error}");
        return JsonNode.Parse(ended.Output)!;
    }

    private static string Find(params string[] names)
    {
        string? found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"{string.Join(" or ", names)} is not installed");
        return found!;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static async Task<bool> AsResult(Task task)
    {
        await task;
        return true;
    }
}
