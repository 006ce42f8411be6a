using Sim.Schedules.Exploring;

return args switch
{
    ["replay", var file] => SavedSchedule.Replay(file, Console.Out),
    ["measure", var schedules, var repetitions] => Measurement.Print(schedules, repetitions, Console.Out),
    _ when args.Any(arg => arg is "--server" or "--internal-msbuild-node") =>
        await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, Sim.Schedules.SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
};
