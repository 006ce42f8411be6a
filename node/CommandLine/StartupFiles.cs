using Sim.Engine.Configuration.Libconfig;
using Sim.Engine.Texts;

namespace Sim.Hosting.CommandLine;

/// <summary>The files that a process starts with (src: lib/ProxySQL_GloVars.cpp, process_opts_pre; src/main.cpp).</summary>
/// <param name="ConfigurationPath">The configuration file, as it was named; null when it cannot be read.</param>
/// <param name="UnreadablePath">The configuration file that was looked for in vain.</param>
/// <param name="DataDirectory">The data directory, absolute.</param>
/// <param name="Complaint">Why the configuration file cannot be used, with path, line and column.</param>
public sealed record StartupFiles(string? ConfigurationPath, string? UnreadablePath, string DataDirectory, string? Complaint)
{
    private static readonly string[] _usualPlaces = ["proxysql.cnf", "proxysql.cfg", "/etc/proxysql.cnf"];

    private const string LastPlace = "/etc/proxysql.cfg";

    /// <summary>
    /// Finds them: the configuration file where <c>-c</c> says or in the usual places, the data directory where <c>-D</c> says, else where the
    /// configuration file says, else here.
    /// </summary>
    public static StartupFiles Find(NodeArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        string here = Environment.CurrentDirectory;
        string path = arguments.ConfigurationFile ?? Array.Find(_usualPlaces, File.Exists) ?? LastPlace;
        if (TryRead(path) is not { } text)
        {
            return new StartupFiles(null, path, Path.GetFullPath(arguments.DataDirectory ?? here), null);
        }

        LibconfigOutcome outcome = LibconfigReader.Read(text, path, arguments.Profile);
        if (!outcome.IsRead)
        {
            return new StartupFiles(path, null, here, outcome.Error.ToString());
        }

        string directory = arguments.DataDirectory ?? (outcome.Root.Find("datadir") as LibconfigText)?.Value ?? here;
        return new StartupFiles(path, null, Path.GetFullPath(directory), null);
    }

    /// <summary>The text of a file, or null when it cannot be read.</summary>
    public static string? TryRead(string path)
    {
        try
        {
            return ByteText.Decode(File.ReadAllBytes(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
