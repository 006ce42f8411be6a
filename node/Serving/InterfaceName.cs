using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sim.Hosting.Serving;

/// <summary>One name in admin-mysql_ifaces: <c>address:port</c>, or the path of a Unix socket.</summary>
internal static class InterfaceName
{
    /// <summary>What a socket's address holds on Linux, without the zero at its end.</summary>
    public const int PathBytesMax = 107;

    /// <summary>Whether it is a path that no socket can have.</summary>
    public static bool IsPathTooLong(string name) => IsPath(name) && Encoding.UTF8.GetByteCount(name) > PathBytesMax;

    /// <summary>What to listen on, or null when the name is none (or a path that is too long).</summary>
    public static EndPoint? Parse(string name)
    {
        if (IsPath(name))
        {
            return IsPathTooLong(name) ? null : new UnixDomainSocketEndPoint(name);
        }

        return name.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(name, out IPEndPoint? endPoint) ? endPoint : null;
    }

    private static bool IsPath(string name) => name.Contains('/', StringComparison.Ordinal);
}
