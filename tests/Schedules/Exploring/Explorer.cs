using Microsoft.Coyote;
using Microsoft.Coyote.Logging;
using Microsoft.Coyote.Rewriting;
using Microsoft.Coyote.SystematicTesting;
using Sim.Engine;
using Sim.Schedules.World;

namespace Sim.Schedules.Exploring;

/// <summary>Lets Coyote play a scenario again and again, with another schedule each time, until a schedule breaks the scenario's law.</summary>
internal static class Explorer
{
    /// <summary>Far more choices than any schedule takes: one that takes as many does not end.</summary>
    private const uint StepsMax = 20_000;

    /// <summary>Coyote takes a step that lasts as long, in real time, for a hang: much more than a busy machine needs.</summary>
    private const uint HangMilliseconds = 60_000;

    /// <summary>Plays so many schedules.</summary>
    public static Exploration Explore(Scenario scenario, uint schedules, uint seed = 1)
    {
        var tally = new Tally();
        using TestingEngine engine = Run(scenario, new Performance(tally, null, scenario.Flaw), Controlled().WithTestingIterations(schedules).WithRandomGeneratorSeed(seed));
        return new Exploration(scenario, engine.TestReport, engine.ReproducibleTrace, IsRewritten(engine), tally);
    }

    /// <summary>Plays one schedule again and gives the way in which it broke the law, or null.</summary>
    public static string? Replay(Scenario scenario, string trace, Story story)
    {
        using TestingEngine engine = Run(scenario, new Performance(new Tally(), story, scenario.Flaw), Controlled().WithTestingIterations(1).WithReproducibleTrace(trace));
        return HowBroken(engine.TestReport);
    }

    /// <summary>How the law was broken, or null. What Coyote calls a deadlock is a world in which nothing will happen any more.</summary>
    public static string? HowBroken(TestReport report) =>
        report.BugReports.FirstOrDefault() is { } bug && bug.StartsWith("Deadlock", StringComparison.Ordinal)
            ? $"nothing will happen any more and somebody waits for ever: {bug}"
            : report.BugReports.FirstOrDefault();

    private static Configuration Controlled() => Configuration.Create()
        .WithTelemetryEnabled(false)
        .WithTraceAnalysisEnabled(false)
        .WithPartiallyControlledConcurrencyAllowed(false)
        .WithSystematicFuzzingFallbackEnabled(false)
        .WithFailureOnMaxStepsBoundEnabled(true)
        .WithDeadlockTimeout(HangMilliseconds)
        .WithMaxSchedulingSteps(StepsMax);

    private static bool IsRewritten(TestingEngine engine) => engine.IsTestRewritten() && RewritingEngine.IsAssemblyRewritten(typeof(Node).Assembly);

    private static TestingEngine Run(Scenario scenario, Performance performance, Configuration configuration)
    {
        TestingEngine engine = TestingEngine.Create(configuration, () => scenario.Play(performance));
        engine.SetLogger(new TextWriterLogger(TextWriter.Null, VerbosityLevel.None));
        engine.Run();
        return engine;
    }
}
