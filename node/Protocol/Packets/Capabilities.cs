namespace Sim.Protocol.Packets;

/// <summary>What the two ends of a connection can do; each bit is used when both ends have it.</summary>
[Flags]
public enum Capabilities : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Affected rows are rows found, not rows changed.</summary>
    FoundRows = 1u << 1,

    /// <summary>The handshake response names a database.</summary>
    ConnectWithDatabase = 1u << 3,

    /// <summary>After the login both ends speak the compressed protocol.</summary>
    Compress = 1u << 5,

    /// <summary>Packets as of MySQL 4.1: needed for everything here.</summary>
    Protocol41 = 1u << 9,

    /// <summary>The client goes on to TLS before it says who it is.</summary>
    Tls = 1u << 11,

    /// <summary>No SIGPIPE for the client.</summary>
    IgnoreSigpipe = 1u << 12,

    /// <summary>Status flags tell of transactions.</summary>
    Transactions = 1u << 13,

    /// <summary>The answer to the scramble has a length byte.</summary>
    SecureConnection = 1u << 15,

    /// <summary>One COM_QUERY may hold several statements.</summary>
    MultiStatements = 1u << 16,

    /// <summary>One COM_QUERY may have several results.</summary>
    MultiResults = 1u << 17,

    /// <summary>One COM_STMT_EXECUTE may have several results.</summary>
    PreparedMultiResults = 1u << 18,

    /// <summary>Authentication methods have names and can be switched.</summary>
    PluginAuthentication = 1u << 19,

    /// <summary>The client keeps its options when it connects again.</summary>
    RememberOptions = 1u << 31,

    /// <summary>
    /// What 1.4.6 announces: the low half is its default of mysql-server_capabilities, the high half is fixed (src: lib/MySQL_Protocol.cpp,
    /// generate_pkt_initial_handshake).
    /// </summary>
    Announced = FoundRows | ConnectWithDatabase | Compress | Protocol41 | IgnoreSigpipe | Transactions | SecureConnection
        | MultiStatements | MultiResults | PreparedMultiResults | PluginAuthentication | RememberOptions,
}
