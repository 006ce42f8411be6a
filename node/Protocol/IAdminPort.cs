using Sim.Engine.Admin;
using Sim.Protocol.Packets;

namespace Sim.Protocol;

/// <summary>
/// What stands behind the protocol: the node. All members are called from many threads at once; whoever implements them brings the calls to the
/// node's executor. The task of a login continues elsewhere (TaskCreationOptions.RunContinuationsAsynchronously): logins compute. That of a
/// statement may continue on the executor, without its synchronization context: a short answer is written there, and nothing else.
/// </summary>
public interface IAdminPort
{
    /// <summary>The version that the next greeting tells: the value of mysql-server_version.</summary>
    string ServerVersion { get; }

    /// <summary>Decides about a login. The attempt's PasswordMatches is a pure function that may be called on any thread.</summary>
    ValueTask<LoginOutcome> LogIn(LoginAttempt attempt);

    /// <summary>The figures of COM_STATISTICS.</summary>
    ValueTask<StatisticsPacket> ReadStatistics();

    /// <summary>Hears of a client that did what clients do not do. Its connection ends.</summary>
    void Notice(ClientFault fault);

    /// <summary>Hears of a failure of the program itself while it served a client, whose connection ends.</summary>
    void Report(Exception failure);
}

/// <summary>One client that is logged in. Disposed when its connection ends.</summary>
public interface IAdminSession : IDisposable
{
    /// <summary>Answers one statement: the whole text of a COM_QUERY, in which 1.4.6 does not tell statements apart.</summary>
    ValueTask<AdminReply> Execute(string sql);
}

/// <summary>Either a session or the error packet that ends the connection.</summary>
public readonly record struct LoginOutcome(IAdminSession? Session, AdminReply.Error? Error);

/// <summary>What a client did wrong.</summary>
public enum ClientFaultKind
{
    /// <summary>It did not log in in time.</summary>
    LoginTooSlow,

    /// <summary>It sent nothing, sent only part of a packet, or took nothing, for too long.</summary>
    Idle,

    /// <summary>Its login was no handshake response.</summary>
    BadHandshake,

    /// <summary>It announced a packet beyond the limit.</summary>
    PacketTooLarge,

    /// <summary>It counted its packets wrongly.</summary>
    PacketOutOfOrder,

    /// <summary>It closed the connection within a packet.</summary>
    PacketTruncated,

    /// <summary>It sent a command that 1.4.6 does not know (1.4.6 logs it and closes).</summary>
    UnknownCommand,

    /// <summary>There were too many connections.</summary>
    TooManyConnections,

    /// <summary>Too many others came in while it had not logged in.</summary>
    CrowdedOut,

    /// <summary>Its long packet had begun before all others when there was no room for another one.</summary>
    PacketCrowdedOut,
}

/// <summary>What a client did wrong, and which.</summary>
/// <param name="Kind">What.</param>
/// <param name="Address">The client's address without port; <c>localhost</c> for a Unix socket.</param>
/// <param name="Command">The code of the unknown command; 0 otherwise.</param>
public sealed record ClientFault(ClientFaultKind Kind, string Address, byte Command = 0);
