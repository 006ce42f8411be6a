using Sim.Engine.Events;
namespace Sim.Engine.Configuration;
internal static class ConfigurationFileLoader
{
    public static int ReadVariables(AdminDatabase database, ConfigurationFile file, string prefix) =>
        throw new NotSupportedException($"{database}{file}{prefix}");
    public static int ReadUsers(AdminDatabase database, ConfigurationFile file) => throw new NotSupportedException($"{database}{file}");
    public static int ReadQueryRules(AdminDatabase database, ConfigurationFile file, IEventSink e) => throw new NotSupportedException($"{database}{file}{e}");
    public static int ReadScheduler(AdminDatabase database, ConfigurationFile file) => throw new NotSupportedException($"{database}{file}");
}
