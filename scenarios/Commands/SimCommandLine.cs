using System.CommandLine;
using Sim.Scenarios.Reports;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Commands;

/// <summary>The command line of <c>sim</c>. Worlds and streams are given, so that a test can run it.</summary>
internal sealed class SimCommandLine(IReadOnlyDictionary<string, WorldFactory> worlds, IStoryTerminal terminal, TextWriter output, TextWriter error)
{
    // A tag expression begins with @, which must not be taken for a file of arguments.
    private static readonly ParserConfiguration _grammar = new() { ResponseFileTokenReplacer = null };

    /// <summary>Does what the arguments ask for; the result is the process's exit code.</summary>
    public async Task<int> Run(IReadOnlyList<string> arguments)
    {
        ParseResult parsed = Root().Parse(arguments, _grammar);
        if (parsed.Errors.Count > 0)
        {
            return Refuse($"{parsed.Errors[0].Message.ReplaceLineEndings(" ")} (sim --help shows the usage)");
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        }
        catch (UsageException mistake)
        {
            return Refuse(mistake.Message);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Refuse(trouble.Message.ReplaceLineEndings(" "));
        }
    }

    private RootCommand Root()
    {
        var root = new RootCommand("Plays scenarios of ProxySQL clusters on virtual time. Without a command it plays the shipped ones.")
        {
            RunCommand.Create(Play),
            StepsCommand.Create(terminal),
            ConformCommand.Create(terminal),
        };
        root.SetAction(_ => Play(new RunRequest()));
        return root;
    }

    private async Task<int> Play(RunRequest request) => (int)await new ScenarioRun(request, worlds, terminal, error).Play();

    private int Refuse(string message)
    {
        error.WriteLine($"sim: {message}");
        return (int)ExitCode.Unusable;
    }
}
