using Sim.Hosting.CommandLine;
using Sim.Hosting.Health;
using Sim.Hosting.Logs;
using Sim.Hosting.Serving;
using Sim.Hosting.Storage;
using Sim.Protocol;

namespace Sim.Hosting.Life;

/// <summary>From the command line to a running node.</summary>
internal static class Startup
{
    private const int Failure = 1;

    /// <summary>Does what the command line asks; gives the exit code.</summary>
    public static async Task<int> Run(IReadOnlyList<string> commandLine)
    {
        ProcessRole role = Background.TakeRole();
        (NodeArguments arguments, string? complaint) = ArgumentParser.Parse(commandLine);
        if (complaint is not null)
        {
            return Complain($"sim-node: {complaint}");
        }

        if (arguments.ShowsUsage)
        {
            Console.Out.Write(Usage.Text);
            return 0;
        }

        if (arguments.ChecksHealth)
        {
            return await HealthCheck.Run(arguments);
        }

        if (arguments.ShowsVersion)
        {
            Console.Error.WriteLine(Usage.VersionOf(arguments.Profile));
            return 0;
        }

        if (arguments.AdminSocket?.Split(';').FirstOrDefault(InterfaceName.IsPathTooLong) is { } path)
        {
            return Complain($"sim-node: option -S: the path of a Unix socket has at most {InterfaceName.PathBytesMax} bytes: {path}");
        }

        return arguments.Foreground || role != ProcessRole.Starter
            ? await RunHere(commandLine, arguments, role)
            : await Background.Launch(commandLine);
    }

    private static async Task<int> RunHere(IReadOnlyList<string> commandLine, NodeArguments arguments, ProcessRole role)
    {
        StartupFiles files = StartupFiles.Find(arguments);
        if (files.Complaint is { } complaint)
        {
            return Complain(complaint);
        }

        var log = new NodeLog(arguments.Profile, arguments.Foreground ? null : Path.Join(files.DataDirectory, "proxysql.log"), arguments.ClockOffset);
        if (role != ProcessRole.AngelsNode)
        {
            WarnOfMissingFile(arguments, files, log);
            if (new DataDirectory(files.DataDirectory).FindFault() is { } fault)
            {
                return Complain(fault);
            }
        }

        TlsFiles tls = TlsFiles.Find(files.DataDirectory);
        if (tls.Complaint is { } tlsComplaint)
        {
            return Complain(tlsComplaint);
        }

        if (role == ProcessRole.Angel)
        {
            return await RunAngel(commandLine, arguments, files, log);
        }

        ProtocolOptions offer = ClientOffer.From(arguments, tls.Certificate, Descriptors.RaiseLimit());
        using var process = new NodeProcess(arguments, files, offer, log);
        return await process.Run();
    }

    private static async Task<int> RunAngel(IReadOnlyList<string> commandLine, NodeArguments arguments, StartupFiles files, NodeLog log)
    {
        var pidFile = new PidFile(Path.Join(files.DataDirectory, "proxysql.pid"));
        if (pidFile.FindRunning() is { } running)
        {
            return Complain($"Daemon already running on PID file {running}");
        }

        try
        {
            pidFile.Write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Complain($"Could not create PID file in {files.DataDirectory}");
        }

        Background.Detach(log);
        log.Write(new Engine.NodeStarting(OperatingSystemName.Read()));
        log.Info("Starting ProxySQL");
        log.Info("Sucessfully started");
        using var angel = new Angel(commandLine, arguments, log);
        int exitCode = await angel.Run();
        pidFile.Remove();
        return exitCode;
    }

    private static void WarnOfMissingFile(NodeArguments arguments, StartupFiles files, NodeLog log)
    {
        if (files.UnreadablePath is not { } path)
        {
            return;
        }

        log.Write(writer => writer.Warning("main.cpp:317:ProxySQL_Main_process_global_variables()", $"Unable to open config file {path}"));
        if (arguments.DataDirectory is null)
        {
            log.Write(writer => writer.Raw(
                $"[Warning]: Cannot open any default config file . Using default datadir in current working directory {files.DataDirectory}\n"));
        }
    }

    private static int Complain(string complaint)
    {
        Console.Error.WriteLine(complaint);
        return Failure;
    }
}
