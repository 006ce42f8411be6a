using System.Net.Sockets;
using System.Security.Authentication;
using Sim.Protocol.Logins;
using Sim.Protocol.Packets;
using Sim.Protocol.Wire;

namespace Sim.Protocol;

/// <summary>One client from the greeting to the end.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Stream _stream;
    private readonly string _address;
    private readonly uint _threadId;
    private readonly IAdminPort _port;
    private readonly ServerOffer _offer;
    private readonly Deadline _deadline;
    private readonly PacketChannel _channel;
    private int _abortFault = -1;

    /// <summary>A client that has just connected.</summary>
    /// <param name="stream">The bytes to and from the client.</param>
    /// <param name="address">The client's address without port; <c>localhost</c> for a Unix socket.</param>
    /// <param name="threadId">The connection's number.</param>
    /// <param name="port">The node.</param>
    /// <param name="offer">What the client is offered.</param>
    /// <param name="deadline">The client's time.</param>
    public Connection(Stream stream, string address, uint threadId, IAdminPort port, ServerOffer offer, Deadline deadline)
    {
        (_stream, _address, _threadId, _port, _offer, _deadline) = (stream, address, threadId, port, offer, deadline);
        _channel = new PacketChannel(stream, offer.PacketMemory.Open(() => Abort(ClientFaultKind.PacketCrowdedOut)));
    }

    /// <summary>Raised when the client is logged in.</summary>
    public event Action<Connection>? LoggedIn;

    /// <summary>Whether the client is logged in.</summary>
    public bool IsLoggedIn { get; private set; }

    /// <summary>Sends a client away that has no place; the packet takes the place of the greeting.</summary>
    public static async Task Refuse(Stream stream, string address, IAdminPort port)
    {
        try
        {
            await using Stream closing = stream;
            using var writer = new PacketWriter(stream);
            ErrPacket.TooManyConnections.Write(writer);
            await writer.Flush();
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // It did not wait for the answer.
        }

        port.Notice(new ClientFault(ClientFaultKind.TooManyConnections, address));
    }

    /// <summary>Ends the connection where the client's time is over.</summary>
    public void CheckDeadline()
    {
        if (_deadline.IsOver())
        {
            Abort(IsLoggedIn ? ClientFaultKind.Idle : ClientFaultKind.LoginTooSlow);
        }
    }

    /// <summary>Ends the connection at once, whatever it is waiting for. Any thread may ask for it.</summary>
    public void Abort(ClientFaultKind? fault)
    {
        if (fault is { } kind)
        {
            _ = Interlocked.CompareExchange(ref _abortFault, (int)kind, -1);
        }

        _stream.Dispose();
    }

    /// <summary>Serves the client. What it does wrong is reported, never thrown.</summary>
    public async Task Serve()
    {
        ConnectionEnd end = default;
        try
        {
            _deadline.Set(_offer.Limits.LoginTime);
            end = await Converse();
            if (end.LastWord is { } word)
            {
                word.Write(_channel.Writer);
                await _channel.Writer.Flush();
            }
        }
        catch (Exception exception) when (exception
            is IOException or SocketException or ObjectDisposedException or AuthenticationException or InvalidDataException)
        {
            // The other end is gone, was sent away or broke TLS or compression: nobody is left to be told.
        }

        Report(end);
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private async ValueTask<ConnectionEnd> Converse()
    {
        var conversation = new LoginConversation(_channel, _port, _offer, _address);
        LoginResult login = await conversation.Greet(_threadId);
        if (login.Session is not { } session)
        {
            return new ConnectionEnd(login.Error, login.Fault);
        }

        using var loop = new CommandLoop(_channel, _port, conversation, session, _offer, _deadline);
        new OkPacket(0, ServerStatus.None).Write(_channel.Writer);
        await _channel.Writer.Flush();
        if (login.IsCompressed)
        {
            _channel.SwitchTo(new CompressedStream(_channel.Stream));
        }

        _channel.Reader.ReadsAhead = true;
        IsLoggedIn = true;
        LoggedIn?.Invoke(this);
        return await loop.Run();
    }

    private void Report(ConnectionEnd end)
    {
        if (_abortFault >= 0)
        {
            _port.Notice(new ClientFault((ClientFaultKind)_abortFault, _address));
        }
        else if (end.Fault is { } fault)
        {
            _port.Notice(new ClientFault(fault, _address, end.Command));
        }
    }
}
