using System.Diagnostics;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Reports;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Commands;

/// <summary>Carries out a run: reads and binds everything, then plays it and reports.</summary>
internal sealed class ScenarioRun(RunRequest request, IReadOnlyDictionary<string, WorldFactory> worlds, IStoryTerminal terminal, TextWriter error)
{
    private readonly RunTotals _totals = new();
    private readonly WorldKind _kind = WorldKind.Named(request.World);
    private bool _diverged;

    /// <summary>Runs.</summary>
    /// <exception cref="UsageException">The request cannot be carried out.</exception>
    public async Task<ExitCode> Play()
    {
        WorldFactory world = FindWorld();
        CheckOptions();
        var player = new ScenarioPlayer((seed, options) => world(seed, options with { NodeCommand = request.NodeCommand }), request.Seed);
        Func<IReadOnlyCollection<string>, bool> hasTags = ReadTags();
        BoundScenario[]? scenarios = ReadScenarios();
        if (scenarios is null)
        {
            return ExitCode.Unusable;
        }

        BoundScenario[] selected = [.. scenarios.Where(s => hasTags(s.Scenario.Tags))];
        if (selected.Length == 0)
        {
            throw new UsageException(scenarios.Length == 0 ? $"there is no scenario in {string.Join(", ", request.Paths)}" : $"none of {scenarios.Length} scenarios has the tags {request.Tags}");
        }

        BoundScenario[] playable = [.. selected.Where(s => !_kind.IsReal || !s.Scenario.Tags.Contains(WorldKind.SimulatedOnly))];
        if (playable.Length == 0)
        {
            throw new UsageException($"there is nothing to play in the {_kind.Name} world: all {selected.Length} scenarios are {WorldKind.SimulatedOnly}");
        }

        var wallTime = Stopwatch.StartNew();
        await Play(player, playable);
        terminal.WriteLine(
            _totals.Failed == 0 ? Tone.Good : Tone.Bad,
            _kind.IsReal ? _totals.RealLine(_kind, wallTime.Elapsed, selected.Length - playable.Length) : _totals.Line(wallTime.Elapsed));
        return _totals.Worst switch
        {
            FailureKind.Defect => ExitCode.Defect,
            _ when _diverged => ExitCode.NotDeterministic,
            FailureKind.Unplayable => ExitCode.Unusable,
            FailureKind.Untrue => ExitCode.Failed,
            _ => ExitCode.Passed,
        };
    }

    private PlaySettings Settings => new(_kind, request.Seed, request.NodeCommand);

    private WorldFactory FindWorld() => worlds.TryGetValue(request.World, out WorldFactory? factory)
        ? factory
        : throw new UsageException($"--world: there is no world '{request.World}'; known: {string.Join(", ", worlds.Keys.Order(StringComparer.Ordinal))}");

    private void CheckOptions()
    {
        ProcessOptions.Check(_kind, request.NodeCommand, request.Jobs);
        if (_kind.IsReal && request.CheckDeterminism)
        {
            throw new UsageException($"--check-determinism: real processes never do the same twice; this is for --world {WorldKind.Simulated.Name}");
        }

        if (_kind.IsReal && request.TraceFile is not null)
        {
            throw new UsageException($"--trace: real processes tell no events, only their logs (--log); this is for --world {WorldKind.Simulated.Name}");
        }

        if (_kind.IsReal && request.Seed is not null)
        {
            error.WriteLine($"sim: --seed means nothing in the {_kind.Name} world: chance is real there");
        }
    }

    private Func<IReadOnlyCollection<string>, bool> ReadTags()
    {
        try
        {
            return request.Tags is null ? _ => true : TagExpression.Parse(request.Tags);
        }
        catch (TagExpressionException mistake)
        {
            throw new UsageException($"--tags: {mistake.Message}");
        }
    }

    private BoundScenario[]? ReadScenarios()
    {
        IReadOnlyList<string> paths = request.Paths.Count > 0 ? request.Paths : [ShippedFeatures.Folder()];
        FeatureReading reading = FeatureCatalog.Load([.. paths.Select(FeatureCatalog.Request)]);
        var binder = new ScenarioBinder(StepRegistry.BuiltIn);
        BoundScenario[] bound = [.. reading.Scenarios.Select(binder.Bind)];
        Problem[] problems = [.. reading.Problems, .. binder.Problems];
        foreach (Problem problem in problems)
        {
            error.WriteLine(problem);
        }

        return problems.Length == 0 ? bound : null;
    }

    private async Task Play(ScenarioPlayer player, BoundScenario[] scenarios)
    {
        using StreamWriter? trace = request.TraceFile is null ? null : OpenTrace(request.TraceFile);
        var story = new StoryReport(terminal, Settings, request.Verbose);
        IPlayObserver observer = request.LogDirectory is null ? story : new PlayObservers(story, OpenLogs(request.LogDirectory));
        await terminal.ShowProgress(async show =>
        {
            if (request.Jobs > 1)
            {
                show($"{scenarios.Length} scenarios, {request.Jobs} at once");
                await PlayAtOnce(player, scenarios, observer);
                return;
            }

            for (int i = 0; i < scenarios.Length; i++)
            {
                show($"{i + 1} of {scenarios.Length}: {scenarios[i].Scenario.Name}");
                await Play(player, scenarios[i], observer, trace);
            }
        });
    }

    private async Task PlayAtOnce(ScenarioPlayer player, BoundScenario[] scenarios, IPlayObserver observer)
    {
        await foreach ((ScenarioOutcome outcome, BufferedPlay play) in AtOnce.Each(scenarios, request.Jobs, async scenario =>
        {
            var play = new BufferedPlay();
            return (await player.Play(scenario, play), play);
        }))
        {
            play.TellTo(observer);
            _totals.Add(outcome);
        }
    }

    private static StreamWriter OpenTrace(string path) => Directory.Exists(path)
        ? throw new UsageException($"--trace: cannot write to {path}: it is a directory")
        : Opened("--trace", path, () => new StreamWriter(path));

    private static LogFiles OpenLogs(string directory) => Opened("--log", directory, () =>
    {
        Directory.CreateDirectory(directory);
        return new LogFiles(directory);
    });

    private static T Opened<T>(string option, string path, Func<T> open)
    {
        if (path.Length == 0)
        {
            throw new UsageException($"{option}: an empty name is no path");
        }

        try
        {
            return open();
        }
        catch (Exception trouble) when (TextFiles.IsTrouble(trouble))
        {
            throw new UsageException($"{option}: cannot write to {path}: {TextFiles.Reason(trouble)}");
        }
    }

    private async Task Play(ScenarioPlayer player, BoundScenario scenario, IPlayObserver observer, TextWriter? trace)
    {
        using DeterminismCheck? check = request.CheckDeterminism ? new DeterminismCheck() : null;
        void Keep(string line)
        {
            trace?.WriteLine(line);
            check?.AddFirst(line);
        }

        _totals.Add(await player.Play(scenario, observer, trace is null && check is null ? null : Keep));
        if (check is not null)
        {
            check.EndFirst();
            await player.Play(scenario, PlayObservers.None, check.AddSecond);
            check.EndSecond();
            Tell(scenario.Scenario, check);
        }
    }

    private void Tell(Scenario scenario, DeterminismCheck check)
    {
        if (check.Divergence is not { } difference)
        {
            terminal.WriteLine(Tone.Good, $"  ✓ played twice: {check.Compared} entries are equal");
            terminal.WriteLine();
            return;
        }

        _diverged = true;
        const string End = "(the play had ended)";
        terminal.WriteLine(Tone.Bad, $"  ✗ not deterministic: {scenario.Name}, entry {difference.Index} (counted from 0)");
        terminal.WriteLine(Tone.Plain, $"    first:  {difference.First ?? End}");
        terminal.WriteLine(Tone.Plain, $"    second: {difference.Second ?? End}");
        terminal.WriteLine(Tone.Plain, $"    sim {ReplayCommand.Of(scenario, Settings)} --check-determinism");
        terminal.WriteLine();
    }
}
