using Sim.Engine.Configuration;
using Sim.Engine.Events;

namespace Sim.Engine.Admin.Commands;

/// <summary>What becomes of a PROXYSQL command.</summary>
[Branches("admin.proxysql")]
public enum ProxysqlBranch
{
    /// <summary>admin-read_only is true from now on.</summary>
    ReadOnly,

    /// <summary>admin-read_only is false from now on.</summary>
    ReadWrite,

    /// <summary>A node that was started with -n, or stopped, starts.</summary>
    Start,

    /// <summary>START, and it runs already.</summary>
    AlreadyStarted,

    /// <summary>The process ends, and the angel starts another one.</summary>
    Restart,

    /// <summary>The same, and the other one waits for START.</summary>
    Stop,

    /// <summary>The MySQL module is paused.</summary>
    Pause,

    /// <summary>PAUSE, and the node was not started.</summary>
    PauseNotStarted,

    /// <summary>PAUSE, and it is paused.</summary>
    AlreadyPaused,

    /// <summary>The MySQL module goes on.</summary>
    Resume,

    /// <summary>RESUME, and the node was not started.</summary>
    ResumeNotStarted,

    /// <summary>RESUME, and it is not paused.</summary>
    NotPaused,

    /// <summary>The process ends in order.</summary>
    Shutdown,

    /// <summary>The process ends at once.</summary>
    Kill,

    /// <summary>The log files are opened anew.</summary>
    FlushLogs,

    /// <summary>The database on disk is opened anew.</summary>
    FlushConfigurationDatabase,

    /// <summary>OK, and nothing happens.</summary>
    MemoryProfile,
}

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
                services.Events.Take(ProxysqlBranch.ReadOnly);
                Log(services, "PROXYSQL READONLY");
                services.Settings.SetReadOnly(true);
                return Verdict.Done;
            case "PROXYSQL READWRITE":
                services.Events.Take(ProxysqlBranch.ReadWrite);
                Log(services, "PROXYSQL WRITE");
                services.Settings.SetReadOnly(false);
                return Verdict.Done;
            case "PROXYSQL START":
                return Start(services);
            case "PROXYSQL RESTART":
                return End(services, ProxysqlBranch.Restart, "PROXYSQL RESTART", lifecycle.Restart);
            case "PROXYSQL STOP":
                return End(services, ProxysqlBranch.Stop, "PROXYSQL STOP", lifecycle.Stop);
            case "PROXYSQL PAUSE":
                return Pause(services);
            case "PROXYSQL RESUME":
                return Resume(services);
            case "PROXYSQL SHUTDOWN":
                return End(services, ProxysqlBranch.Shutdown, "PROXYSQL SHUTDOWN", lifecycle.Shutdown);
            case "PROXYSQL FLUSH LOGS":
                services.Events.Take(ProxysqlBranch.FlushLogs);
                Log(services, "PROXYSQL FLUSH LOGS");
                lifecycle.FlushLogs();
                return Verdict.Done;
            case "PROXYSQL FLUSH CONFIGDB":
                services.Events.Take(ProxysqlBranch.FlushConfigurationDatabase);
                Log(services, statement.Text);
                services.Events.Emit(new ConfigurationDatabaseFlushed());
                lifecycle.FlushConfigurationDatabase();
                return Verdict.Done;
            case "PROXYSQL MEMPROFILE START" or "PROXYSQL MEMPROFILE STOP":
                services.Events.Take(ProxysqlBranch.MemoryProfile);
                return Verdict.Done;
            case "PROXYSQL KILL":
                return End(services, ProxysqlBranch.Kill, "PROXYSQL KILL", lifecycle.Kill);
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
            return Fail(services, ProxysqlBranch.AlreadyStarted, "ProxySQL already started");
        }

        services.Events.Take(ProxysqlBranch.Start);
        services.Lifecycle.Start();
        return Verdict.Done;
    }

    private static Verdict Pause(AdminServices services)
    {
        Log(services, "PROXYSQL PAUSE");
        if (!services.Lifecycle.IsStarted)
        {
            return Fail(services, ProxysqlBranch.PauseNotStarted, "ProxySQL MySQL module not running, impossible to pause");
        }

        if (services.Lifecycle.IsPaused)
        {
            return Fail(services, ProxysqlBranch.AlreadyPaused, "ProxySQL MySQL module is already paused, impossible to pause");
        }

        services.Events.Take(ProxysqlBranch.Pause);
        services.Lifecycle.Pause();
        return Verdict.Done;
    }

    private static Verdict Resume(AdminServices services)
    {
        Log(services, "PROXYSQL RESUME");
        if (!services.Lifecycle.IsStarted)
        {
            return Fail(services, ProxysqlBranch.ResumeNotStarted, "ProxySQL MySQL module not running, impossible to resume");
        }

        if (!services.Lifecycle.IsPaused)
        {
            return Fail(services, ProxysqlBranch.NotPaused, "ProxySQL MySQL module is not paused, impossible to resume");
        }

        services.Events.Take(ProxysqlBranch.Resume);
        services.Lifecycle.Resume();
        return Verdict.Done;
    }

    private static Verdict End(AdminServices services, ProxysqlBranch branch, string command, Action request)
    {
        services.Events.Take(branch);
        Log(services, command);
        request();
        return Verdict.Answer(_dropped);
    }

    private static Verdict Fail(AdminServices services, ProxysqlBranch branch, string message)
    {
        services.Events.Take(branch);
        return Verdict.Fail(message);
    }

    private static void Log(AdminServices services, string command) => services.Events.Emit(new AdminCommandReceived(command));
}
