using Sim.Schedules.Exploring;

bool isAskedByTestPlatform = args.Any(arg => arg is "--server" or "--internal-msbuild-node");
return Commands.TryRun(args, Console.Out) ?? (isAskedByTestPlatform
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, Sim.Schedules.SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args));
