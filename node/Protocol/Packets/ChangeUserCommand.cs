using Sim.Protocol.Wire;

namespace Sim.Protocol.Packets;

/// <summary>COM_CHANGE_USER: a login on a connection that is in use.</summary>
/// <param name="Username">The name given.</param>
/// <param name="Proof">The answer to the scramble of the greeting; empty without a password.</param>
/// <param name="Plugin">The authentication method of the proof; null when not named.</param>
public sealed record ChangeUserCommand(string Username, byte[] Proof, string? Plugin)
{
    private const int CharsetBytes = 2;

    /// <summary>Reads what follows the command's code; null when it is malformed.</summary>
    public static ChangeUserCommand? Read(ReadOnlySpan<byte> arguments)
    {
        var reader = new PayloadReader(arguments);
        if (!reader.TryReadTerminatedText(out string username)
            || !reader.TryReadShortBytes(out ReadOnlySpan<byte> proof)
            || !reader.TryReadTerminatedText(out _))
        {
            return null;
        }

        string? plugin = reader.TryReadBytes(CharsetBytes, out _) && reader.Rest.Length > 0 ? reader.ReadLastText() : null;
        return new ChangeUserCommand(username, proof.ToArray(), plugin);
    }
}
