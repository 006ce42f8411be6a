using System.Security.Cryptography;

namespace Sim.Protocol.Logins;

/// <summary>The challenge of a login.</summary>
internal static class Scrambles
{
    private const int Bytes = 20;
    private const byte FirstPrintable = 33;
    private const int Printables = 94;

    /// <summary>20 random printable characters, as which 1.4.6 sends them.</summary>
    public static byte[] Create()
    {
        byte[] scramble = new byte[Bytes];
        for (int i = 0; i < Bytes; i++)
        {
            scramble[i] = (byte)(FirstPrintable + RandomNumberGenerator.GetInt32(Printables));
        }

        return scramble;
    }
}
