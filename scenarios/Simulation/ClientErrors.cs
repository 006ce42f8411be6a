namespace Sim.Scenarios.Simulation;

/// <summary>What MySQL's client library says when it gets no connection.</summary>
internal static class ClientErrors
{
    /// <summary>The server's greeting did not come in time.</summary>
    public const string NoGreeting = "Lost connection to MySQL server at 'handshake: waiting for inital communication packet', system error: 110";

    /// <summary>
    /// Nobody listens there (2003). Refused connections come out of the client library of 1.4.6 with ENOTCONN, because it asks for the peer's name
    /// afterwards.
    /// </summary>
    public static string Refused(string host) => $"Can't connect to MySQL server on '{host}' (107)";

    /// <summary>Nothing came back in time (2003).</summary>
    public static string TimedOut(string host) => $"Can't connect to MySQL server on '{host}' (110)";
}
