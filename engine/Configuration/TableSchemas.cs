using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.Configuration;

/// <summary>All tables of a version, schema by schema.</summary>
public static class TableSchemas
{
    /// <summary>Attaches disk and stats_history through the seam, stats and monitor in memory, and creates every missing table.</summary>
    public static void Create(AdminDatabase database, Profile profile, IDisk disk) => throw new NotSupportedException($"{database}{profile}{disk}");
}
