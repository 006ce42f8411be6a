using System.Diagnostics;

namespace Sim.Node.Tests.Running;

/// <summary>The program under test: the one that was built with the tests, or the one that the environment names (a published executable).</summary>
internal static class NodeExecutable
{
    /// <summary>Names another executable.</summary>
    public const string Variable = "SIM_NODE";

    /// <summary>Its path.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable(Variable) ?? System.IO.Path.Combine(AppContext.BaseDirectory, "sim-node");

    /// <summary>How it is started: in a directory, with its output to be read, ready for signals whatever the tests were started with (nohup, a script).</summary>
    public static ProcessStartInfo Start(string directory, IEnumerable<string> arguments) => new("env", ["--default-signal=HUP,INT", Path, .. arguments])
    {
        WorkingDirectory = directory,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
