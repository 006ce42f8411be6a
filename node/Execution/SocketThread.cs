namespace Sim.Hosting.Execution;

/// <summary>
/// The thread that waits for sockets. It goes on itself with what a socket has brought, instead of waking one of the pool's threads for it, which
/// costs several times what most packets cost. So whatever runs on from a wait for a socket must be short, or leave the thread (Task.Yield).
/// </summary>
internal static class SocketThread
{
    /// <summary>Before the first socket: .NET reads these from the environment, and from nowhere else.</summary>
    public static void Choose()
    {
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1");
    }
}
