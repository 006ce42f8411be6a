using System.Net.Sockets;

namespace Sim.Hosting.Outbound;

/// <summary>
/// A Unix socket that waits for one connection of this process, in a directory that nobody else can enter. Both are gone when it is disposed.
/// </summary>
internal sealed class PrivateSocket : IDisposable
{
    private readonly DirectoryInfo _directory;
    private readonly Socket _listener;

    private PrivateSocket(DirectoryInfo directory, Socket listener) => (_directory, _listener) = (directory, listener);

    /// <summary>Its path.</summary>
    public string Path => PathIn(_directory);

    /// <summary>Waits in the first of these directories that lets it.</summary>
    /// <exception cref="IOException">None does.</exception>
    public static PrivateSocket Open(IEnumerable<string> places) =>
        places.Select(TryOpen).FirstOrDefault(static opened => opened is not null)
        ?? throw new IOException("there is no directory for a Unix socket");

    /// <summary>Takes the connection.</summary>
    public ValueTask<Socket> Accept(CancellationToken cancellation) => _listener.AcceptAsync(cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        Remove(_directory);
    }

    private static PrivateSocket? TryOpen(string place)
    {
        DirectoryInfo? directory = null;
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            directory = MakeDirectory(place);
            listener.Bind(new UnixDomainSocketEndPoint(PathIn(directory)));
            listener.Listen(1);
            return new PrivateSocket(directory, listener);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SocketException or ArgumentException)
        {
            // It cannot be written to, knows no sockets, or has too long a path.
            listener.Dispose();
            Remove(directory);
            return null;
        }
    }

    private static DirectoryInfo MakeDirectory(string place)
    {
        string path = System.IO.Path.Join(place, $"sim-node-{Guid.NewGuid():N}");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string PathIn(DirectoryInfo directory) => System.IO.Path.Join(directory.FullName, "s");

    private static void Remove(DirectoryInfo? directory)
    {
        try
        {
            directory?.Delete(recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // An empty directory stays behind.
        }
    }
}
