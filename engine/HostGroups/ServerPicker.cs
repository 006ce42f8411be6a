using Sim.Engine.Events;

namespace Sim.Engine.HostGroups;

/// <summary>Chooses a server of a hostgroup for a query (src: MyHGC::get_random_MySrvC), recovering shunned servers on the way.</summary>
internal static class ServerPicker
{
    /// <summary>Picks by weight among the usable servers that are not overloaded; null when there is none.</summary>
    /// <param name="servers">The hostgroup's servers.</param>
    /// <param name="settings">The variables of the moment.</param>
    /// <param name="nowSeconds">The wall clock in whole seconds.</param>
    /// <param name="number">The draw: any number, taken modulo the sum of weights.</param>
    /// <param name="recovered">Receives the servers that came back online.</param>
    /// <param name="events">Hears why each server came back or did not, or null.</param>
    public static BackendServer? Pick(
        IReadOnlyList<BackendServer> servers,
        ShunningSettings settings,
        long nowSeconds,
        uint number,
        List<BackendServer> recovered,
        IEventSink? events = null)
    {
        long weights = 0;
        long used = 0;
        foreach (BackendServer server in servers)
        {
            if (events.Take(RecoveryOf(server, settings, nowSeconds)) == RecoveryBranch.Recovers)
            {
                server.Recover(desperate: false);
                recovered.Add(server);
                Count(IsNearEnough(server, settings), server, ref weights, ref used);
            }
            else
            {
                Count(IsUsable(server, settings), server, ref weights, ref used);
            }
        }

        if (weights == 0)
        {
            RecoverDesperately(servers, settings, nowSeconds, recovered, events, ref weights, ref used);
        }

        return Draw([.. servers.Where(s => IsUsable(s, settings) && !IsOverloaded(s, weights, used))], number);
    }

    private static void RecoverDesperately(
        IReadOnlyList<BackendServer> servers,
        ShunningSettings settings,
        long nowSeconds,
        List<BackendServer> recovered,
        IEventSink? events,
        ref long weights,
        ref long used)
    {
        int wait = ShunningRules.DesperateWaitSeconds(settings);
        foreach (BackendServer server in servers)
        {
            if (server.Status == ServerStatus.Shunned && server.ShunnedAutomatically && nowSeconds - server.LastErrorSeconds > wait)
            {
                events.Take(RecoveryBranch.RecoversDesperately);
                server.Recover(desperate: true);
                recovered.Add(server);
                Count(IsNearEnough(server, settings), server, ref weights, ref used);
            }
        }
    }

    private static BackendServer? Draw(List<BackendServer> candidates, uint number)
    {
        long weights = candidates.Sum(s => (long)s.Row.Weight);
        if (weights == 0)
        {
            return null;
        }

        long remaining = number % weights;
        return candidates.First(s => (remaining -= s.Row.Weight) < 0);
    }

    private static void Count(bool counts, BackendServer server, ref long weights, ref long used)
    {
        if (counts)
        {
            weights += server.Row.Weight;
            used += server.Traffic.ConnectionsUsed;
        }
    }

    private static RecoveryBranch RecoveryOf(BackendServer server, ShunningSettings settings, long nowSeconds) =>
        server.Status != ServerStatus.Shunned ? RecoveryBranch.NotShunned
        : !server.ShunnedAutomatically ? RecoveryBranch.OperatorsWill
        : settings.RecoverySeconds == 0 ? RecoveryBranch.SwitchedOff
        : nowSeconds - server.LastErrorSeconds <= ShunningRules.RecoveryWaitSeconds(settings) ? RecoveryBranch.TooEarly
        : server.KillsAllConnections && !server.Traffic.HasNoConnections ? RecoveryBranch.HasConnections
        : RecoveryBranch.Recovers;

    private static bool IsUsable(BackendServer server, ShunningSettings settings) =>
        server.Status == ServerStatus.Online && server.Traffic.ConnectionsUsed < server.Row.MaxConnections && IsNearEnough(server, settings);

    private static bool IsNearEnough(BackendServer server, ShunningSettings settings)
    {
        long limitMilliseconds = server.Row.MaxLatencyMilliseconds != 0 ? server.Row.MaxLatencyMilliseconds : settings.DefaultMaxLatencyMilliseconds;
        return server.CurrentLatencyMicroseconds < limitMilliseconds * 1000;
    }

    private static bool IsOverloaded(BackendServer server, long weights, long used) =>
        server.Traffic.ConnectionsUsed * weights > (used * server.Row.Weight * 1.5) + 1;
}
