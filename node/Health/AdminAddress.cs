using System.Net;
using Sim.Engine.Configuration.Libconfig;
using Sim.Hosting.CommandLine;

namespace Sim.Hosting.Health;

/// <summary>Where a node of these arguments and this configuration file can be asked from its own machine, and as whom.</summary>
/// <param name="Host">An address, or the path of a Unix socket.</param>
/// <param name="Port">0 for a Unix socket.</param>
/// <param name="Username">The first account of admin_credentials.</param>
/// <param name="Password">Its password.</param>
internal sealed record AdminAddress(string Host, int Port, string Username, string Password)
{
    private const string UsualInterface = "0.0.0.0:6032";
    private const string UsualCredentials = "admin:admin";

    /// <summary>
    /// The first interface of <c>-S</c>, else of admin_variables, else ProxySQL's own. What was changed since then by SQL is not known here.
    /// </summary>
    public static AdminAddress Of(NodeArguments arguments, string? configuration)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        LibconfigValue? variables = configuration is null
            ? null
            : LibconfigReader.Read(configuration, arguments.ConfigurationFile ?? "", arguments.Profile).Root?.Find("admin_variables");
        string interfaces = arguments.AdminSocket ?? Text(variables, "mysql_ifaces") ?? UsualInterface;
        string[] account = First(Text(variables, "admin_credentials") ?? UsualCredentials).Split(':', 2);
        (string host, int port) = Reachable(First(interfaces));
        return new AdminAddress(host, port, account[0], account.ElementAtOrDefault(1) ?? "");
    }

    /// <inheritdoc/>
    public override string ToString() => Port == 0 ? Host : $"{Host}:{Port}";

    /// <summary>A port that is open on all addresses is asked on the loopback one.</summary>
    private static (string Host, int Port) Reachable(string @interface)
    {
        if (!IPEndPoint.TryParse(@interface, out IPEndPoint? endPoint))
        {
            return (@interface, 0);
        }

        IPAddress address = endPoint.Address.Equals(IPAddress.Any) ? IPAddress.Loopback
            : endPoint.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
            : endPoint.Address;
        return (address.ToString(), endPoint.Port);
    }

    private static string? Text(LibconfigValue? group, string name) => group is not null && group.TryText(name, out string? text) ? text : null;

    private static string First(string list) => list.Split(';', 2)[0].Trim();
}
