using Sim.Engine.Texts;
using Sim.Protocol.Wire;

namespace Sim.Protocol.Packets;

/// <summary>What a client answers to the greeting: who it is and its proof of knowing the password.</summary>
/// <param name="Capabilities">What the client can do and wants.</param>
/// <param name="Username">The name given.</param>
/// <param name="Proof">The answer to the scramble; empty without a password.</param>
/// <param name="Database">The database wished for; null without a wish.</param>
/// <param name="Plugin">The authentication method of the proof; null from clients that know no methods.</param>
public sealed record HandshakeResponse(Capabilities Capabilities, string Username, byte[] Proof, string? Database, string? Plugin)
{
    /// <summary>The length of the fields before the name; a packet of just this length asks for TLS.</summary>
    public const int FixedBytes = 32;

    private const int MaxPacketAndCharsetBytes = 28;

    /// <summary>Whether the packet asks to go on over TLS.</summary>
    public static bool AsksForTls(ReadOnlySpan<byte> payload) =>
        payload.Length == FixedBytes && new PayloadReader(payload).TryReadUInt32(out uint bits) && ((Capabilities)bits).HasFlag(Capabilities.Tls);

    /// <summary>Reads the packet; null when it is none (or one of before MySQL 4.1).</summary>
    public static HandshakeResponse? Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        if (!reader.TryReadUInt32(out uint bits)
            || !((Capabilities)bits).HasFlag(Capabilities.Protocol41)
            || !reader.TryReadBytes(MaxPacketAndCharsetBytes, out _)
            || !reader.TryReadTerminatedText(out string username)
            || !TryReadProof(ref reader, (Capabilities)bits, out byte[] proof))
        {
            return null;
        }

        var capabilities = (Capabilities)bits;
        string? database = capabilities.HasFlag(Capabilities.ConnectWithDatabase) ? reader.ReadLastText() : null;
        string? plugin = capabilities.HasFlag(Capabilities.PluginAuthentication) ? reader.ReadLastText() : null;
        return new HandshakeResponse(capabilities, username, proof, database, plugin);
    }

    private static bool TryReadProof(ref PayloadReader reader, Capabilities capabilities, out byte[] proof)
    {
        if (!capabilities.HasFlag(Capabilities.SecureConnection))
        {
            bool isText = reader.TryReadTerminatedText(out string text);
            proof = ByteText.Encode(text);
            return isText;
        }

        bool isThere = reader.TryReadShortBytes(out ReadOnlySpan<byte> bytes);
        proof = bytes.ToArray();
        return isThere;
    }
}
