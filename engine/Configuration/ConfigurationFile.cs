using Sim.Engine.Configuration.Libconfig;

namespace Sim.Engine.Configuration;

/// <summary>A parsed proxysql.cnf with the path it came from.</summary>
public sealed class ConfigurationFile(string path, LibconfigGroup root)
{
    /// <summary>The path, as the host found it.</summary>
    public string Path { get; } = path;

    /// <summary>The settings of the file.</summary>
    public LibconfigGroup Root { get; } = root;
}
