using System.Net.Sockets;
using System.Text.Json;
using Sim.Engine.Events;
using Sim.Protocol;

namespace Sim.Hosting.Serving;

/// <summary>A client of the admin port did what clients do not do; its connection ended.</summary>
internal sealed record ClientMisbehaved(ClientFault Fault) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "serving.client_misbehaved";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        if (Fault.Kind == ClientFaultKind.UnknownCommand)
        {
            log.Error("MySQL_Session.cpp:2318:handler()", $"RECEIVED AN UNKNOWN COMMAND: {Fault.Command} -- PLEASE REPORT A BUG");
        }
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("fault", Fault.Kind.ToString());
        json.WriteString("address", Fault.Address);
    }
}

/// <summary>The program itself failed while it served a client: a defect.</summary>
internal sealed record ServingFailed(Exception Failure) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "serving.failed";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Error("sim-node", $"A client's connection ended with a defect: {Failure.GetType().Name}");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("failure", Failure.GetType().Name);
}

/// <summary>The admin port cannot be opened at an address of admin-mysql_ifaces (src: lib/network.cpp, listen_on_port).</summary>
internal sealed record AddressUnusable(string Interface, SocketError Reason) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "serving.address_unusable";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        if (Reason == SocketError.HostNotFound)
        {
            log.Error("network.cpp:22:listen_on_port()", "getaddrinfo(): Name or service not known");
            return;
        }

        log.Error("network.cpp:53:listen_on_port()", $"bind(): {Words(Reason)}");
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("interface", Interface);
        json.WriteString("reason", Reason.ToString());
    }

    private static string Words(SocketError reason) => reason switch
    {
        SocketError.AddressAlreadyInUse => "Address already in use",
        SocketError.AddressNotAvailable => "Cannot assign requested address",
        SocketError.AccessDenied => "Permission denied",
        _ => reason.ToString(),
    };
}

/// <summary>The admin port cannot be opened at a path of admin-mysql_ifaces; 1.4.6 cuts such a path and listens somewhere else.</summary>
internal sealed record SocketPathTooLong(string Interface) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "serving.socket_path_too_long";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) =>
        log.Error("sim-node", $"The path of a Unix socket has at most {InterfaceName.PathBytesMax} bytes: {Interface}");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("interface", Interface);
}
