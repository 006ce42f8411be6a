namespace Sim.Engine.Configuration;

/// <summary>A parsed proxysql.cnf with the path it came from.</summary>
public sealed class ConfigurationFile
{
}
