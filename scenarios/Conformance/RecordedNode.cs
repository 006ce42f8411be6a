using Sim.Engine.Configuration.Libconfig;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Conformance;

/// <summary>One node of a recording.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where its admin port listened, <c>host:port</c>.</param>
/// <param name="Configuration">Its configuration file.</param>
/// <param name="Log">Its log, line by line.</param>
/// <param name="FinalTables">Its tables in the end, by name, tab-separated with a header; null for a node that did not run any more.</param>
public sealed record RecordedNode(
    string Name, string Address, NodeConfiguration Configuration, IReadOnlyList<string> Log, IReadOnlyList<KeyValuePair<string, string>>? FinalTables)
{
    /// <summary>Where a node with this configuration listens: its first admin interface.</summary>
    /// <exception cref="RecordingException">The file does not say, or cannot be read.</exception>
    internal static string AddressIn(NodeConfiguration configuration)
    {
        LibconfigOutcome outcome = LibconfigReader.Read(configuration.Text, configuration.Path);
        if (!outcome.IsRead)
        {
            throw new RecordingException(outcome.Error.ToString());
        }

        string? interfaces = null;
        _ = outcome.Root.Find("admin_variables")?.TryText("mysql_ifaces", out interfaces);
        return interfaces?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()
            ?? throw new RecordingException($"{configuration.Path}: mysql_ifaces is missing: the node's address is not known");
    }
}
