using System.Runtime.CompilerServices;

namespace Sim.Containers.Tests;

/// <summary>The configuration files of the document's nodes, as the scenarios have them.</summary>
internal static class Configurations
{
    private const string DocumentsNetwork = "192.168.1";

    /// <summary>208 and 209: the cluster's accounts, each other as peers, the package's intervals of the monitor.</summary>
    /// <param name="network">The first three numbers of the addresses, where they are to differ from the document's.</param>
    public static string Member(string network = DocumentsNetwork) =>
        Read("proxysql-with-package.cnf").Replace(DocumentsNetwork, network, StringComparison.Ordinal);

    /// <summary>210: the package's own configuration file.</summary>
    public static string Newcomer => Read("package.cnf");

    private static string Read(string file, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../scenarios/features/story", file));
}
