using Sim.Engine.Events;

namespace Sim.Hosting.Life;

/// <summary>What an angel makes of a node that ended (src: src/main.cpp).</summary>
internal static class AngelRules
{
    /// <summary>What a process shows that died of a signal: this and the signal's number.</summary>
    private const int SignalBase = 128;

    /// <summary>What a shell sees of a process that died of SIGSEGV.</summary>
    public const int CrashedExitCode = SignalBase + 11;

    /// <summary>Whether the node did not even live until the next second of the clock.</summary>
    public static bool IsTooSoon(DateTime startedAt, DateTime now) => startedAt.Ticks / TimeSpan.TicksPerSecond == now.Ticks / TimeSpan.TicksPerSecond;

    /// <summary>
    /// The next node's command line: a database is set aside once; a node that starts again finds what it had saved, merged with the configuration
    /// file as 1.4.6 does.
    /// </summary>
    public static IReadOnlyList<string> OptionsOfNext(IReadOnlyList<string> options) =>
        [.. options.Select(static option => option == "--initial" ? "--reload" : option)];

    /// <summary>Says how a node ended that should not have.</summary>
    public static void WriteEnd(LogWriter log, int exitCode)
    {
        if (exitCode > SignalBase)
        {
            log.Error("main.cpp:905:ProxySQL_daemonize_phase3()", "ProxySQL crashed. Restarting!");
        }
        else
        {
            log.Error("main.cpp:897:ProxySQL_daemonize_phase3()", $"ProxySQL exited with code {exitCode} . Restarting!");
        }
    }
}
