using Sim.Engine.Configuration;
using Sim.Engine.Configuration.Libconfig;
using Sim.Engine.Profiles;

namespace Sim.Engine;

/// <summary>The configuration file that a node was started with, or what is wrong with it.</summary>
internal readonly record struct ConfigurationFileSource(ConfigurationFile? File, string? Complaint)
{
    /// <summary>Reads and parses the file; no file at all is neither a file nor a complaint.</summary>
    public static ConfigurationFileSource Read(NodeOptions options, Profile profile)
    {
        if (options.ConfigurationFilePath is not { } path)
        {
            return default;
        }

        if (options.ReadConfigurationFile() is not { } text)
        {
            return new ConfigurationFileSource(null, $"{path}: cannot be read");
        }

        LibconfigOutcome outcome = LibconfigReader.Read(text, path, profile);
        return outcome.IsRead
            ? new ConfigurationFileSource(new ConfigurationFile(path, outcome.Root), null)
            : new ConfigurationFileSource(null, outcome.Error.ToString());
    }
}
