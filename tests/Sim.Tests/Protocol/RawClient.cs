using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Sim.Engine.Texts;
using Sim.Protocol.Packets;
using Xunit;

namespace Sim.Tests.Protocol;

/// <summary>A client that sends any bytes and shows those that it gets.</summary>
internal sealed class RawClient : IDisposable
{
    /// <summary>What common clients want.</summary>
    public const Capabilities Usual = Capabilities.Protocol41 | Capabilities.SecureConnection | Capabilities.PluginAuthentication;

    private readonly Socket _socket;

    /// <summary>A server that does not answer must fail a test, not stop it.</summary>
    private readonly CancellationTokenSource _patience = ServerFixture.Patience();

    private RawClient(Socket socket) => _socket = socket;

    private CancellationToken Cancellation => _patience.Token;

    public static async Task<RawClient> Connect(EndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(endPoint, TestContext.Current.CancellationToken);
        return new RawClient(socket);
    }

    /// <summary>Connects and logs in.</summary>
    public static async Task<RawClient> LogIn(EndPoint endPoint)
    {
        RawClient client = await Connect(endPoint);
        byte[] greeting = await client.ReadPacket();
        await client.Send(1, Response(greeting, "admin", "admin"));
        Assert.Equal("02|00000000000000", await client.ReadHex());
        return client;
    }

    /// <summary>A handshake response that fits the greeting.</summary>
    public static byte[] Response(byte[] greeting, string username, string password, Capabilities capabilities = Usual, string plugin = "mysql_native_password")
    {
        byte[] proof = password.Length == 0 ? [] : Proof(password, Scramble(greeting));
        byte[] head = new byte[HandshakeResponse.FixedBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(head, (uint)capabilities);
        head[8] = 33;
        byte[] database = capabilities.HasFlag(Capabilities.ConnectWithDatabase) ? [.. "main\0"u8] : [];
        return [.. head, .. ByteText.Encode(username), 0, (byte)proof.Length, .. proof, .. database, .. Encoding.UTF8.GetBytes(plugin), 0];
    }

    /// <summary>The 20 bytes of a greeting for a server version of six characters.</summary>
    public static byte[] Scramble(byte[] greeting) => [.. greeting.AsSpan(12, 8), .. greeting.AsSpan(39, 12)];

#pragma warning disable CA5350 // The protocol's own algorithm.
    public static byte[] Proof(string password, byte[] scramble)
    {
        byte[] once = SHA1.HashData(ByteText.Encode(password));
        byte[] mask = SHA1.HashData([.. scramble, .. SHA1.HashData(once)]);
        return [.. once.Zip(mask, static (a, b) => (byte)(a ^ b))];
    }
#pragma warning restore CA5350

    public async Task SendBytes(params byte[] bytes) => await _socket.SendAsync(bytes, Cancellation);

    public async Task Send(byte sequence, params byte[] payload) =>
        await SendBytes([(byte)payload.Length, (byte)(payload.Length >> 8), (byte)(payload.Length >> 16), sequence, .. payload]);

    /// <summary>Sends a command and reads so many packets.</summary>
    public async Task<string[]> Ask(byte[] command, int packets = 1)
    {
        await Send(0, command);
        string[] answers = new string[packets];
        for (int i = 0; i < packets; i++)
        {
            answers[i] = await ReadHex();
        }

        return answers;
    }

    /// <summary>The payload of the next packet.</summary>
    public async Task<byte[]> ReadPacket() => (await Read())[4..];

    /// <summary>The number of the next packet and its payload in hexadecimal.</summary>
    public async Task<string> ReadHex()
    {
        byte[] packet = await Read();
        return $"{packet[3]:x2}|{Convert.ToHexStringLower(packet.AsSpan(4))}";
    }

    /// <summary>Whether the server has closed the connection, reading what was still under way.</summary>
    public async Task<bool> IsClosed()
    {
        try
        {
            byte[] buffer = new byte[1024];
            while (await _socket.ReceiveAsync(buffer, Cancellation) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // Closed with bytes of ours unread.
        }

        return true;
    }

    public void Dispose()
    {
        _socket.Dispose();
        _patience.Dispose();
    }

    private async Task<byte[]> Read()
    {
        byte[] header = await Exactly(4);
        return [.. header, .. await Exactly(header[0] | (header[1] << 8) | (header[2] << 16))];
    }

    private async Task<byte[]> Exactly(int count)
    {
        byte[] bytes = new byte[count];
        int filled = 0;
        while (filled < count)
        {
            int read = await _socket.ReceiveAsync(bytes.AsMemory(filled), Cancellation);
            Assert.True(read > 0, "the server closed the connection");
            filled += read;
        }

        return bytes;
    }
}
