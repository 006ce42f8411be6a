using System.CommandLine;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Reports;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Commands;

/// <summary>The command line of <c>sim</c>. Worlds and streams are given, so that a test can run it.</summary>
internal sealed class SimCommandLine(IReadOnlyDictionary<string, WorldFactory> worlds, IStoryTerminal terminal, TextWriter output, TextWriter error)
{
    // A tag expression begins with @, which must not be taken for a file of arguments.
    private static readonly ParserConfiguration _grammar = new() { ResponseFileTokenReplacer = null };

    /// <summary>How the process is told to end.</summary>
    public Interruption Interruption { get; init; } = new();

    /// <summary>Does what the arguments ask for; the result is the process's exit code.</summary>
    public async Task<int> Run(IReadOnlyList<string> arguments)
    {
        RootCommand root = Root();
        ParseResult parsed = root.Parse(arguments, _grammar);
        if (parsed.Errors.Count > 0)
        {
            return Refuse($"{UsageHint.For(parsed, root)} (sim --help shows the usage)");
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = output,
                Error = error,

                // Signals are for the process: see Interruptions.
                ProcessTerminationTimeout = null,
            });
        }
        catch (UsageException mistake)
        {
            return mistake.HasPlace ? RefuseAt(mistake.Message) : Refuse(mistake.Message);
        }
        catch (TextFileException mistake)
        {
            return Refuse(mistake.Message);
        }
        catch (Exception trouble) when (TextFiles.IsTrouble(trouble))
        {
            return Refuse($"a file cannot be read or written: {TextFiles.Reason(trouble)}");
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            error.WriteLine($"sim: this is a defect of sim ({Defects.PlaceOf(defect)}); please report this command: sim {string.Join(' ', arguments)}");
            return (int)ExitCode.Defect;
        }
    }

    private RootCommand Root()
    {
        var root = new RootCommand("Plays scenarios of ProxySQL clusters on virtual time. Without a command it plays the story that comes with the program.")
        {
            RunCommand.Create(Play),
            ChecksumCommand.Create(worlds["sim"], terminal),
            StepsCommand.Create(terminal),
            ConformCommand.Create(terminal),
            ExploreCommand.Create(Explore),
        };
        root.SetAction(_ => Play(new RunRequest { Paths = [ShippedFeatures.Story()] }));
        return root;
    }

    private async Task<int> Play(RunRequest request) => (int)await new ScenarioRun(request, worlds, terminal, error).Play();

    private async Task<int> Explore(ExploreRequest request) => await ExploredRuns.Find(request, error) is { } draw
        ? await new ExplorationRun(request, terminal, Interruption).Explore(draw)
        : (int)ExitCode.Unusable;

    private int Refuse(string message)
    {
        error.WriteLine($"sim: {message}");
        return (int)ExitCode.Unusable;
    }

    private int RefuseAt(string message)
    {
        error.WriteLine(message);
        return (int)ExitCode.Unusable;
    }
}
