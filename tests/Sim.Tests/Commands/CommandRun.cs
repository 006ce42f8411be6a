using Sim.Scenarios.Commands;
using Sim.Scenarios.Reports;
using Sim.Scenarios.World;

namespace Sim.Tests.Commands;

/// <summary>Runs command lines on simulated worlds, in a folder of their own; <c>@/</c> in an argument stands for that folder.</summary>
public abstract class CommandRun : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    /// <summary>The folder.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("sim-commands-").FullName;

    /// <summary>Standard output, with <c>@</c> for the folder.</summary>
    protected string Output => _output.ToString().Replace(Folder, "@", StringComparison.Ordinal);

    /// <summary>Standard error, with <c>@</c> for the folder, without the last line end.</summary>
    protected string Error => _error.ToString().Replace(Folder, "@", StringComparison.Ordinal).TrimEnd('\n');

    /// <summary>Whether standard output is a terminal.</summary>
    protected bool IsInteractive { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes a file of the folder.</summary>
    protected void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    /// <summary>Runs and returns the exit code.</summary>
    protected Task<int> Run(params string[] arguments) =>
        new SimCommandLine(Worlds.All, new PlainTerminal(_output, IsInteractive), _output, _error)
            .Run([.. arguments.Select(a => a.Replace("@/", $"{Folder}/", StringComparison.Ordinal))]);
}
