using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Sim.Node.Tests.Running;

namespace Sim.Node.Tests.Peers;

/// <summary>What a peer does instead of answering.</summary>
public enum Hostility
{
    /// <summary>It accepts the connection and says nothing.</summary>
    Silent,

    /// <summary>It greets with bytes that are no packet of the protocol.</summary>
    GarbageGreeting,

    /// <summary>It greets with a packet that ends in the middle of its fields.</summary>
    TruncatedGreeting,

    /// <summary>It closes the connection at once.</summary>
    ClosesAtOnce,

    /// <summary>It lets in, then answers a question with bytes that are no result set.</summary>
    GarbageAnswer,

    /// <summary>It announces more columns than it could ever send.</summary>
    CountlessColumns,

    /// <summary>It announces so many columns that a client which believes it takes more than a gigabyte.</summary>
    MillionsOfColumns,

    /// <summary>It answers with rows that never end.</summary>
    EndlessRows,

    /// <summary>It answers with rows of a thousand values, which are empty, and never ends.</summary>
    EmptyValues,

    /// <summary>It answers with a field of 1 GB.</summary>
    GigabyteField,

    /// <summary>It answers with one packet that goes on without end.</summary>
    EndlessPacket,

    /// <summary>It lets in, and closes the connection within an answer.</summary>
    HalfAnswer,

    /// <summary>It lets in, hears the question and says nothing.</summary>
    NeverAnswers,

    /// <summary>It asks for the password in clear text.</summary>
    AsksForPassword,

    /// <summary>It answers the first question with an SQL error.</summary>
    SqlError,
}

/// <summary>Something at a peer's address that is no ProxySQL. It counts the connections whose other end has given up.</summary>
internal sealed class HostilePeer : IDisposable
{
    private const int LargestPacket = 0xFFFFFF;
    private const int Thousand = 1000;

    private static readonly byte[] _greeting = Packet(
        0, [10, .. "5.5.30\0"u8, 1, 0, 0, 0, .. "12345678"u8, 0, 0x08, 0xA2, 33, 2, 0, 0x08, 0, 21, .. new byte[10], .. "123456789012\0"u8, .. "mysql_native_password\0"u8]);

    private readonly TcpListener _listener;
    private readonly Hostility _hostility;
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _givenUp = new(0);
    private readonly TaskCompletionSource<bool> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Listens.</summary>
    public HostilePeer(Hostility hostility)
    {
        _hostility = hostility;
        Place = Loopback.Next();
        _listener = new TcpListener(IPAddress.Parse(Place.Address), Place.Port);
        _listener.Start();
        _ = Accept();
    }

    /// <summary>Where it listens.</summary>
    public Place Place { get; }

    /// <summary>Waits until the other end has left so many connections.</summary>
    public async Task IsLeft(int times)
    {
        for (int i = 0; i < times; i++)
        {
            await Patience.For(Left(), () => $"the node leaves a peer that is {_hostility}");
        }
    }

    /// <summary>What it was told when it had asked for the password.</summary>
    public string Password { get; private set; } = "";

    /// <summary>Waits until it has been asked a question.</summary>
    public Task IsAsked() => Patience.For(_asked.Task, () => "the node asks the peer");

    /// <inheritdoc/>
    public void Dispose()
    {
        _ending.Cancel();
        _listener.Dispose();
    }

    private static byte[] Packet(byte sequence, ReadOnlySpan<byte> payload)
    {
        var packet = new byte[payload.Length + 4];
        BinaryPrimitives.WriteInt32LittleEndian(packet, payload.Length);
        packet[3] = sequence;
        payload.CopyTo(packet.AsSpan(4));
        return packet;
    }

    private static byte[] Column(byte sequence) => Packet(
        sequence, [3, .. "def"u8, 0, 0, 0, 1, .. "a"u8, 0, 12, 33, 0, 0, 1, 0, 0, 253, 0, 0, 0, 0, 0]);

    private static byte[] End(byte sequence) => Packet(sequence, [0xFE, 0, 0, 2, 0]);

    /// <summary>The beginning of a result set.</summary>
    private static byte[] Header(int columns = 1)
    {
        byte[] count = columns < 0xFB ? [(byte)columns] : [0xFC, (byte)columns, (byte)(columns >> 8)];
        return [.. Packet(1, count), .. Enumerable.Range(2, columns).SelectMany(static sequence => Column((byte)sequence)), .. End((byte)(columns + 2))];
    }

    private async Task<bool> Left()
    {
        await _givenUp.WaitAsync(_ending.Token);
        return true;
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await _listener.AcceptTcpClientAsync(_ending.Token));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using TcpClient owned = client;
        try
        {
            await Answer(client.GetStream());
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // What is counted: the node went away.
        }

        _givenUp.Release();
    }

    private async Task Answer(NetworkStream stream)
    {
        switch (_hostility)
        {
            case Hostility.Silent:
                break;
            case Hostility.GarbageGreeting:
                await stream.WriteAsync(Encoding.ASCII.GetBytes(new string('?', 5000)), _ending.Token);
                break;
            case Hostility.TruncatedGreeting:
                await stream.WriteAsync(Packet(0, _greeting.AsSpan(4, 20)), _ending.Token);
                break;
            case Hostility.ClosesAtOnce:
                return;
            default:
                await LetIn(stream);
                return;
        }

        await stream.CopyToAsync(Stream.Null, _ending.Token);
    }

    private async Task LetIn(NetworkStream stream)
    {
        await stream.WriteAsync(_greeting, _ending.Token);
        await Read(stream);
        if (_hostility == Hostility.AsksForPassword)
        {
            await stream.WriteAsync(Packet(2, [0xFE, .. "mysql_clear_password\0"u8]), _ending.Token);
            Password += Encoding.ASCII.GetString(await Read(stream) ?? []);
            return;
        }

        await stream.WriteAsync(Packet(2, [0, 0, 0, 2, 0, 0, 0]), _ending.Token);
        while (await Read(stream) is { } request)
        {
            if (Encoding.ASCII.GetString(request).Contains("SELECT", StringComparison.OrdinalIgnoreCase))
            {
                _asked.TrySetResult(true);
                await Misbehave(stream);
                return;
            }

            await stream.WriteAsync(Packet(1, [0, 0, 0, 2, 0, 0, 0]), _ending.Token);
        }
    }

    private async Task Misbehave(NetworkStream stream)
    {
        switch (_hostility)
        {
            case Hostility.GarbageAnswer:
                await stream.WriteAsync(Packet(1, [1, 2, 3, 4]), _ending.Token);
                await stream.WriteAsync(Packet(2, [0xFE, 0xFD, 0xFC, 0xFB, 0xFA, 0xF9]), _ending.Token);
                await stream.CopyToAsync(Stream.Null, _ending.Token);
                break;
            case Hostility.CountlessColumns:
                await stream.WriteAsync(Packet(1, [0xFE, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0, 0]), _ending.Token);
                await stream.CopyToAsync(Stream.Null, _ending.Token);
                break;
            case Hostility.MillionsOfColumns:
                await stream.WriteAsync(Packet(1, [0xFD, 0xFF, 0xFF, 0xFF]), _ending.Token);
                await stream.CopyToAsync(Stream.Null, _ending.Token);
                break;
            case Hostility.SqlError:
                await stream.WriteAsync(Packet(1, [0xFF, 0x15, 0x04, .. "#42000Not for you"u8]), _ending.Token);
                await stream.CopyToAsync(Stream.Null, _ending.Token);
                break;
            case Hostility.EmptyValues:
                await stream.WriteAsync(Header(Thousand), _ending.Token);
                await Repeat(stream, (Thousand + 3) & 0xFF, new byte[Thousand]);
                break;
            case Hostility.HalfAnswer:
                await stream.WriteAsync(Header().AsMemory(0, 20), _ending.Token);
                break;
            case Hostility.NeverAnswers:
                await stream.CopyToAsync(Stream.Null, _ending.Token);
                break;
            case Hostility.EndlessRows:
                await stream.WriteAsync(Header(), _ending.Token);
                await Repeat(stream, 4, [0xFC, 0x00, 0x40, .. new byte[0x4000]]);
                break;
            case Hostility.GigabyteField:
                await stream.WriteAsync(Header(), _ending.Token);
                await Continue(stream, 4, [0xFE, 0, 0, 0, 0x40, 0, 0, 0, 0]);
                break;
            default:
                await Continue(stream, 1, []);
                break;
        }
    }

    /// <summary>Packets of the largest size, which say that another one follows.</summary>
    private async Task Continue(NetworkStream stream, byte sequence, byte[] beginning)
    {
        var payload = new byte[LargestPacket];
        beginning.CopyTo(payload, 0);
        while (true)
        {
            await stream.WriteAsync(Packet(sequence++, payload), _ending.Token);
            payload.AsSpan(0, beginning.Length).Clear();
        }
    }

    private async Task Repeat(NetworkStream stream, byte sequence, byte[] row)
    {
        while (true)
        {
            await stream.WriteAsync(Packet(sequence++, row), _ending.Token);
        }
    }

    private async Task<byte[]?> Read(NetworkStream stream)
    {
        var header = new byte[4];
        if (await stream.ReadAtLeastAsync(header, 4, throwOnEndOfStream: false, _ending.Token) < 4)
        {
            return null;
        }

        var payload = new byte[header[0] | (header[1] << 8) | (header[2] << 16)];
        await stream.ReadExactlyAsync(payload, _ending.Token);
        return payload;
    }
}
