using System.Net.Sockets;

namespace Sim.Hosting.Outbound;

/// <summary>Why a relay closed a connection.</summary>
internal enum RelayEnd
{
    /// <summary>One of the two ends did, or it is open.</summary>
    ByOthers,

    /// <summary>The server took too long.</summary>
    TooLate,

    /// <summary>The server sent what no honest server sends.</summary>
    Unbearable,
}

/// <summary>
/// Carries bytes between the client library and a server, and closes the connection to both when the server sends too much, or takes too long. Closed
/// connections are how the library is told: it needs no timers and tokens of its own.
/// </summary>
internal sealed class Relay : IDisposable
{
    private const int UpBytes = 1 << 10;
    private const int DownBytes = 8 << 10;

    private readonly object _gate = new();
    private readonly Socket _library;
    private readonly Socket _server;
    private readonly AnswerMeter _meter;
    private readonly Action<Relay> _onEnd;
    private readonly Timer _deadline;
    private bool _isOver;

    /// <summary>Begins to carry; the login is what is waited for.</summary>
    /// <param name="library">To the client library.</param>
    /// <param name="server">To the server.</param>
    /// <param name="meter">Looks at what the server sends.</param>
    /// <param name="milliseconds">How long the login may take.</param>
    /// <param name="onEnd">Hears of the end, once, on any thread.</param>
    public Relay(Socket library, Socket server, AnswerMeter meter, int milliseconds, Action<Relay> onEnd)
    {
        (_library, _server, _meter, _onEnd) = (library, server, meter, onEnd);
        _deadline = new Timer(static relay => ((Relay)relay!).Close(RelayEnd.TooLate), this, milliseconds, Timeout.Infinite);
    }

    /// <summary>Why it closed the connection.</summary>
    public RelayEnd End { get; private set; }

    /// <summary>Whether a good deal has come of the present answer.</summary>
    public bool HasCarriedMuch
    {
        get
        {
            lock (_gate)
            {
                return _meter.HasAdmittedMuch;
            }
        }
    }

    /// <summary>Carries until it ends.</summary>
    public void Start()
    {
        _ = CarryUp();
        _ = CarryDown();
    }

    /// <summary>A question is going to be asked, and may take so long.</summary>
    public void BeginAnswer(int milliseconds)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            if (_meter.BeginAnswer())
            {
                _deadline.Change(milliseconds, Timeout.Infinite);
                return;
            }
        }

        Close(RelayEnd.Unbearable);
    }

    /// <summary>Nothing is asked; nothing is waited for.</summary>
    public void EndAnswer()
    {
        lock (_gate)
        {
            if (!_isOver)
            {
                _meter.EndAnswer();
                _deadline.Change(Timeout.Infinite, Timeout.Infinite);
            }
        }
    }

    /// <summary>The library leaves: what it still says is carried, if that does not take long.</summary>
    public void Leave(int milliseconds)
    {
        lock (_gate)
        {
            if (!_isOver)
            {
                _deadline.Change(milliseconds, Timeout.Infinite);
            }
        }
    }

    /// <summary>Closes the connection at once.</summary>
    public void Dispose() => Close(RelayEnd.ByOthers);

    private async Task CarryUp()
    {
        var buffer = new byte[UpBytes];
        try
        {
            int length;
            while ((length = await _library.ReceiveAsync(buffer)) > 0)
            {
                await SendAll(_server, buffer.AsMemory(0, length));
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // One of the two has left.
        }

        Close(RelayEnd.ByOthers);
    }

    private async Task CarryDown()
    {
        var buffer = new byte[DownBytes];
        try
        {
            int length;
            while ((length = await _server.ReceiveAsync(buffer)) > 0)
            {
                if (!Admits(buffer.AsSpan(0, length)))
                {
                    Close(RelayEnd.Unbearable);
                    return;
                }

                await SendAll(_library, buffer.AsMemory(0, length));
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // One of the two has left.
        }

        Close(RelayEnd.ByOthers);
    }

    private static async ValueTask SendAll(Socket socket, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes)..];
        }
    }

    private bool Admits(Span<byte> arrived)
    {
        lock (_gate)
        {
            return _meter.Admits(arrived);
        }
    }

    private void Close(RelayEnd end)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            _isOver = true;
            End = end;
        }

        _deadline.Dispose();
        _server.Dispose();
        _library.Dispose();
        _onEnd(this);
    }
}
