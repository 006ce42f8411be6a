namespace Sim.Protocol.Packets;

/// <summary>Status flags of OK and EOF packets.</summary>
[Flags]
public enum ServerStatus : ushort
{
    /// <summary>Nothing to tell.</summary>
    None = 0,

    /// <summary>Every statement is its own transaction.</summary>
    Autocommit = 2,
}

/// <summary>Numbers of character sets with their default collation.</summary>
internal static class Charset
{
    public const byte Utf8 = 33;
    public const byte Binary = 63;
}
