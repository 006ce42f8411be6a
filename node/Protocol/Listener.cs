using System.Net;
using System.Net.Sockets;

namespace Sim.Protocol;

/// <summary>Accepts connections at one address.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private const int Backlog = 1024;
    private const UnixFileMode Everybody =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly TimeSpan _pauseAfterFailure = TimeSpan.FromMilliseconds(100);

    private readonly Socket _socket;
    private readonly TimeProvider _time;
    private readonly Action<Socket> _admit;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;

    private Listener(Socket socket, TimeProvider time, Action<Socket> admit)
    {
        (_socket, _time, _admit) = (socket, time, admit);
        EndPoint = socket.LocalEndPoint!;
        _accepting = Task.Run(Accept);
    }

    /// <summary>Where it listens.</summary>
    public EndPoint EndPoint { get; }

    /// <summary>Listens.</summary>
    /// <exception cref="SocketException">The address cannot be used.</exception>
    public static Listener Open(EndPoint endPoint, TimeProvider time, Action<Socket> admit)
    {
        bool isUnix = endPoint is UnixDomainSocketEndPoint;
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, isUnix ? ProtocolType.Unspecified : ProtocolType.Tcp);
        try
        {
            if (isUnix)
            {
                // The file of an earlier process would make the address look taken.
                File.Delete(endPoint.ToString()!);
            }

            socket.Bind(endPoint);
            if (isUnix && !OperatingSystem.IsWindows())
            {
                // Whoever can reach the file may try to log in (src: lib/network.cpp, listen_on_unix).
                File.SetUnixFileMode(endPoint.ToString()!, Everybody);
            }

            socket.Listen(Backlog);
            return new Listener(socket, time, admit);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.AccessDenied);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _socket.Dispose();
        await _accepting;
        if (EndPoint is UnixDomainSocketEndPoint file)
        {
            File.Delete(file.ToString());
        }

        _stopping.Dispose();
    }

    private async Task Accept()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                Socket client = await _socket.AcceptAsync(_stopping.Token);

                // A flood of clients must not keep the thread that waits for all sockets.
                await Task.Yield();
                _admit(client);
            }
            catch (SocketException) when (!_stopping.IsCancellationRequested)
            {
                // Out of descriptors, or the client was gone at once. Others may have more luck in a moment.
                await Task.Delay(_pauseAfterFailure, _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }
}
