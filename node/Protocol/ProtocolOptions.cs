using System.Net.Security;

namespace Sim.Protocol;

/// <summary>What the server offers to clients. The defaults are what 1.4.6 offers.</summary>
public sealed record ProtocolOptions
{
    /// <summary>A certificate with its private key: TLS is offered. 1.4.6 offers none.</summary>
    public SslStreamCertificateContext? Certificate { get; init; }

    /// <summary>Whether clients that name caching_sha2_password may log in with it. 1.4.6 asks them to switch to mysql_native_password.</summary>
    public bool OffersCachingSha2 { get; init; }

    /// <summary>Whether all clients have to log in with caching_sha2_password, where it is offered.</summary>
    public bool DemandsCachingSha2 { get; init; }

    /// <summary>
    /// Whether clients may prepare statements. 1.4.6 refuses to: COM_STMT_PREPARE and COM_STMT_EXECUTE are errors, COM_STMT_FETCH ends the
    /// connection.
    /// </summary>
    public bool OffersPreparedStatements { get; init; }

    /// <summary>What a client may cost.</summary>
    public ProtocolLimits Limits { get; init; } = new();
}

/// <summary>What clients may cost. 1.4.6 has no limits.</summary>
public sealed record ProtocolLimits
{
    /// <summary>Connections at once; one more is refused with error 1040.</summary>
    public int Connections { get; init; } = 2048;

    /// <summary>Connections at once that have not logged in; one more ends the oldest of them.</summary>
    public int PendingLogins { get; init; } = 512;

    /// <summary>Time for the whole login.</summary>
    public TimeSpan LoginTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time between two packets of a client. The default is MySQL's wait_timeout.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromHours(8);

    /// <summary>Time to take a piece of an answer (64 kB): what is not taken occupies memory. The default is MySQL's net_write_timeout.</summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Time for a packet that has begun: half a packet occupies memory.</summary>
    public TimeSpan PacketTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest packet of a login, in bytes.</summary>
    public int LoginPacketBytes { get; init; } = 16 * 1024;

    /// <summary>The longest command, in bytes.</summary>
    public int CommandPacketBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>What all clients' commands together may occupy until they are answered, in bytes; beyond it the one that began first is ended.</summary>
    public long PacketBytes { get; init; } = 128 * 1024 * 1024;

    /// <summary>Statements that a connection may have prepared at once; one more is refused with error 1461.</summary>
    public int PreparedStatements { get; init; } = 1024;

    /// <summary>What the texts of a connection's prepared statements and the values sent ahead may occupy, in bytes.</summary>
    public long PreparedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>What they may occupy of all connections together, in bytes.</summary>
    public long AllPreparedBytes { get; init; } = 256 * 1024 * 1024;
}
