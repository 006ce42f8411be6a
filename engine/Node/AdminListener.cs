using System.Globalization;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine;

/// <summary>
/// Where the admin port can be reached. The admin thread looks for changed interfaces after each of its polls, so the port opens half a second
/// after boot unless the host asks for it at once, and until then the node's own threads cannot reach it either (src: lib/ProxySQL_Admin.cpp,
/// admin_main_loop).
/// </summary>
internal sealed class AdminListener(Profile profile, Variables variables, NodeSeams seams)
{
    private IReadOnlyList<string> _interfaces = [];
    private string? _applied;
    private bool _stopped;

    /// <summary>Whether the port is open somewhere.</summary>
    public bool IsOpen => _interfaces.Count > 0;

    /// <summary>Looks for changed interfaces until it is stopped.</summary>
    public async Task Run()
    {
        while (!_stopped)
        {
            await seams.Clock.Sleep(profile.AdminPollMilliseconds * 1000L);
            if (!_stopped)
            {
                Apply();
            }
        }
    }

    /// <summary>Opens the port, or closes it and opens another, where the variable has changed.</summary>
    public void Apply()
    {
        string wanted = variables.AdminText("mysql_ifaces");
        if (seams.Events.Take(wanted == _applied ? AdminPortBranch.AsBefore : AdminPortBranch.Opened) == AdminPortBranch.AsBefore)
        {
            return;
        }

        _applied = wanted;
        _interfaces = variables.AdminInterfaces();
        seams.Events.Emit(new AdminListening(_interfaces));
    }

    /// <summary>Closes the port.</summary>
    public void Stop()
    {
        _stopped = true;
        _interfaces = [];
    }

    /// <summary>Whether a connection to this address (an IP address of the machine) and port is accepted.</summary>
    public bool Accepts(string address, int port) => _interfaces.Any(@interface => Covers(@interface, address, port));

    private static bool Covers(string @interface, string address, int port)
    {
        int colon = @interface.LastIndexOf(':');
        return colon >= 0
            && int.TryParse(@interface.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int listening)
            && listening == port
            && (@interface.AsSpan(0, colon) is "0.0.0.0" or "[::]" || @interface.AsSpan(0, colon).SequenceEqual(address));
    }
}
