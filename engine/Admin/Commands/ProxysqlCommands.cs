using Sim.Engine.Configuration;

namespace Sim.Engine.Admin.Commands;

/// <summary>PROXYSQL … and KILL CONNECTION (src: lib/ProxySQL_Admin.cpp, admin_handler_command_proxysql and _kill_connection).</summary>
internal static class ProxysqlCommands
{
    private const string KillConnection = "KILL CONNECTION ";

    private static readonly AdminReply _dropped = new AdminReply.Dropped();

    /// <summary>Carries out a PROXYSQL command, if it is one.</summary>
    public static Verdict Perform(AdminStatement statement, AdminServices services)
    {
        INodeLifecycle lifecycle = services.Lifecycle;
        switch (statement.Text.ToUpperInvariant())
        {
            case "PROXYSQL READONLY":
                Log(services, "PROXYSQL READONLY");
                services.Settings.SetReadOnly(true);
                return Verdict.Done;
            case "PROXYSQL READWRITE":
                Log(services, "PROXYSQL WRITE");
                services.Settings.SetReadOnly(false);
                return Verdict.Done;
            case "PROXYSQL START":
                return Start(services);
            case "PROXYSQL RESTART":
                return End(services, "PROXYSQL RESTART", lifecycle.Restart);
            case "PROXYSQL STOP":
                return End(services, "PROXYSQL STOP", lifecycle.Stop);
            case "PROXYSQL PAUSE":
                return Pause(services);
            case "PROXYSQL RESUME":
                return Resume(services);
            case "PROXYSQL SHUTDOWN":
                return End(services, "PROXYSQL SHUTDOWN", lifecycle.Shutdown);
            case "PROXYSQL FLUSH LOGS":
                Log(services, "PROXYSQL FLUSH LOGS");
                lifecycle.FlushLogs();
                return Verdict.Done;
            case "PROXYSQL FLUSH CONFIGDB":
                Log(services, statement.Text);
                services.Events.Emit(new ConfigurationDatabaseFlushed());
                lifecycle.FlushConfigurationDatabase();
                return Verdict.Done;
            case "PROXYSQL MEMPROFILE START" or "PROXYSQL MEMPROFILE STOP":
                return Verdict.Done;
            case "PROXYSQL KILL":
                return End(services, "PROXYSQL KILL", lifecycle.Kill);
            default:
                return Verdict.NotMine;
        }
    }

    /// <summary>Carries out KILL CONNECTION with an id that is read as C's <c>atoi</c> reads it.</summary>
    public static Verdict Kill(AdminStatement statement, AdminServices services)
    {
        if (!statement.BeginsAndGoesOn(KillConnection))
        {
            return Verdict.NotMine;
        }

        uint id = unchecked((uint)CText.Atoi(statement.Text[KillConnection.Length..]));
        return services.Runtime.KillClientConnection(id) ? Verdict.Done : Verdict.Fail($"Unknown thread id: {id}");
    }

    private static Verdict Start(AdminServices services)
    {
        Log(services, "PROXYSQL START");
        if (services.Lifecycle.IsStarted)
        {
            services.Events.Emit(new NodeAlreadyStarted());
            return Verdict.Fail("ProxySQL already started");
        }

        services.Lifecycle.Start();
        return Verdict.Done;
    }

    private static Verdict Pause(AdminServices services)
    {
        Log(services, "PROXYSQL PAUSE");
        if (!services.Lifecycle.IsStarted)
        {
            return Verdict.Fail("ProxySQL MySQL module not running, impossible to pause");
        }

        if (services.Lifecycle.IsPaused)
        {
            return Verdict.Fail("ProxySQL MySQL module is already paused, impossible to pause");
        }

        services.Lifecycle.Pause();
        return Verdict.Done;
    }

    private static Verdict Resume(AdminServices services)
    {
        Log(services, "PROXYSQL RESUME");
        if (!services.Lifecycle.IsStarted)
        {
            return Verdict.Fail("ProxySQL MySQL module not running, impossible to resume");
        }

        if (!services.Lifecycle.IsPaused)
        {
            return Verdict.Fail("ProxySQL MySQL module is not paused, impossible to resume");
        }

        services.Lifecycle.Resume();
        return Verdict.Done;
    }

    private static Verdict End(AdminServices services, string command, Action request)
    {
        Log(services, command);
        request();
        return Verdict.Answer(_dropped);
    }

    private static void Log(AdminServices services, string command) => services.Events.Emit(new AdminCommandReceived(command));
}
