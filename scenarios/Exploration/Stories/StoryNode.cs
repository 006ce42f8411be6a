using System.Collections.Immutable;
using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Engine.Configuration.Libconfig;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.Steps;

namespace Sim.Scenarios.Exploration.Stories;

/// <summary>Reads the nodes of a scenario: what the laws and the faults have to know of them stands in their configuration files.</summary>
internal static class StoryNode
{
    private const int UsualPort = 6032;
    private const string AdminPrefix = "admin-";

    /// <summary>The node that a step adds, or null when it adds none.</summary>
    public static RunNode? TryRead(BoundStep step)
    {
        string? text = step.Definition.Method.Name switch
        {
            nameof(NodeSteps.AddNode) => "",
            nameof(NodeSteps.AddNodeWithConfiguration) => (string)step.Arguments[2]!,
            nameof(NodeSteps.AddNodeWithConfigurationFile) =>
                TextFiles.Read(Path.Combine(Path.GetDirectoryName(step.Step.Place.File) ?? "", (string)step.Arguments[2]!)),
            _ => null,
        };
        return text is null ? null : Read((string)step.Arguments[0]!, (string)step.Arguments[1]!, text);
    }

    private static RunNode Read(string name, string address, string text)
    {
        (string host, int port) = AdminAddress.Split(address);
        LibconfigGroup? file = LibconfigReader.Read(text, name).Root;
        LibconfigValue? admin = file?.Find("admin_variables");
        return new RunNode
        {
            Name = name,
            Address = host,
            AdminPort = port == UsualPort ? null : port,
            Peers = [.. (file?.Find("proxysql_servers")?.Elements ?? []).Select(peer => peer.TryText("hostname", out string? peerHost) ? peerHost : "")],
            CheckIntervalMilliseconds = Number(admin, "cluster_check_interval_ms", RunNode.DefaultCheckIntervalMilliseconds),
            DiffsBeforeSync = ClusterSettings.SyncedModules
                .Max(module => Number(admin, $"cluster_{module.Name()}_diffs_before_sync", RunNode.DefaultDiffsBeforeSync)),
            Credentials = Credentials(admin),
            File = new GivenFile(text.Length == 0 ? null : text),
        };
    }

    private static ImmutableDictionary<string, string> Credentials(LibconfigValue? admin)
    {
        ImmutableDictionary<string, string> found = ImmutableDictionary<string, string>.Empty.Add(RunNode.StatsCredentials, "stats:stats");
        foreach (string variable in (string[])[RunNode.ClusterUsername, RunNode.ClusterPassword, RunNode.StatsCredentials])
        {
            if (admin?.TryText(variable[AdminPrefix.Length..], out string? value) == true)
            {
                found = found.SetItem(variable, value);
            }
        }

        return found;
    }

    private static int Number(LibconfigValue? admin, string name, int otherwise) => admin?.TryInt(name, out int value) == true ? value : otherwise;
}
