using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Sim.Node.Tests.Running;
using Sim.Protocol.Packets;

namespace Sim.Node.Tests.Hostile;

/// <summary>A client that sends any bytes.</summary>
internal sealed class WireClient : IDisposable
{
    private const Capabilities Usual = Capabilities.Protocol41 | Capabilities.SecureConnection | Capabilities.PluginAuthentication;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _patience = new(Patience.Limit);

    private WireClient()
    {
    }

    /// <summary>Connects and says nothing.</summary>
    public static async Task<WireClient> Connect(Place place)
    {
        var client = new WireClient();
        await client._socket.ConnectAsync(IPEndPoint.Parse(place.ToString()), client._patience.Token);
        return client;
    }

    /// <summary>Connects, logs in and gives the server's answer: an OK packet begins with 0.</summary>
    public static async Task<(WireClient Client, byte[] Answer)> LogIn(Place place, string username = "admin", string password = "admin")
    {
        WireClient client = await Connect(place);
        byte[] greeting = await client.ReadPacket();
        if (greeting[0] == 0xff)
        {
            return (client, greeting);
        }

        await client.Send(1, Response(greeting, username, password));
        return (client, await client.ReadPacket());
    }

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendBytes(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await _socket.SendAsync(bytes, _patience.Token)..];
        }
    }

    /// <summary>Sends a packet.</summary>
    public Task Send(byte sequence, params byte[] payload) =>
        SendBytes((byte[])[(byte)payload.Length, (byte)(payload.Length >> 8), (byte)(payload.Length >> 16), sequence, .. payload]);

    /// <summary>The payload of the next packet.</summary>
    public async Task<byte[]> ReadPacket()
    {
        byte[] header = await Exactly(4);
        return await Exactly(header[0] | (header[1] << 8) | (header[2] << 16));
    }

    /// <summary>Waits until the server has closed the connection.</summary>
    public async Task IsClosed()
    {
        byte[] buffer = new byte[4096];
        try
        {
            while (await _socket.ReceiveAsync(buffer, _patience.Token) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // Closed with bytes of ours unread.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _patience.Dispose();
    }

    private async Task<byte[]> Exactly(int count)
    {
        byte[] bytes = new byte[count];
        for (int filled = 0; filled < count;)
        {
            int read = await _socket.ReceiveAsync(bytes.AsMemory(filled), _patience.Token);
            filled += read > 0 ? read : throw new EndOfStreamException("the server closed the connection");
        }

        return bytes;
    }

#pragma warning disable CA5350 // The protocol's own algorithm.
    private static byte[] Response(byte[] greeting, string username, string password)
    {
        int afterVersion = Array.IndexOf(greeting, (byte)0, 1) + 5;
        byte[] scramble = [.. greeting.AsSpan(afterVersion, 8), .. greeting.AsSpan(afterVersion + 27, 12)];
        byte[] once = SHA1.HashData(Encoding.UTF8.GetBytes(password));
        byte[] mask = SHA1.HashData([.. scramble, .. SHA1.HashData(once)]);
        byte[] head = new byte[HandshakeResponse.FixedBytes];
        BitConverter.TryWriteBytes(head, (uint)Usual);
        return
        [
            .. head, .. Encoding.UTF8.GetBytes(username), 0, (byte)once.Length, .. once.Zip(mask, static (a, b) => (byte)(a ^ b)),
            .. "mysql_native_password\0"u8,
        ];
    }
#pragma warning restore CA5350
}
