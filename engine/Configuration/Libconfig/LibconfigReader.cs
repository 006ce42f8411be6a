using Sim.Engine.Profiles;

namespace Sim.Engine.Configuration.Libconfig;

/// <summary>
/// Reads the configuration file grammar of libconfig, the library through which ProxySQL reads proxysql.cnf (libconfig 1.4.9 in ProxySQL
/// 1.4.6). What libconfig accepts is read with the same values, what it rejects is an error; only <c>@include</c> is not supported.
/// </summary>
public static class LibconfigReader
{
    /// <summary>Reads a text as ProxySQL 1.4.6 would. <paramref name="path"/> only names the text in an error.</summary>
    public static LibconfigOutcome Read(string text, string path) => Read(text, path, Profile.ProxySql146);

    /// <summary>Reads a text as the ProxySQL of a profile would. <paramref name="path"/> only names the text in an error.</summary>
    public static LibconfigOutcome Read(string text, string path, Profile profile)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(profile);
        return text.Length > LibconfigLimits.LengthCharacters
            ? new LibconfigOutcome(new LibconfigError(path, 1, 1, $"the file is longer than {LibconfigLimits.LengthCharacters} characters"))
            : new LibconfigParser(text, path, profile).Parse();
    }
}
