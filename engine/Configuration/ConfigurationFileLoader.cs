namespace Sim.Engine.Configuration;

/// <summary>Fills the memory layer from a configuration file (src: lib/ProxySQL_Admin.cpp, Read_*_from_configfile).</summary>
internal static class ConfigurationFileLoader
{
    /// <summary>Reads <c>admin_variables</c> or <c>mysql_variables</c>; gives the number of settings.</summary>
    public static int ReadVariables(AdminDatabase database, ConfigurationFile file, string prefix) =>
        throw new NotSupportedException($"{database}{file}{prefix}");
}
