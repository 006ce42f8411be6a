using SQLitePCL;

namespace Sim.Scenarios.Simulation;

/// <summary>What only a whole process can choose about SQLite.</summary>
internal static class ProcessWideSqlite
{
    /// <summary>
    /// Counts no memory: SQLite would count under one lock, which every run takes at each allocation, and runs that are played at once would wait
    /// for one another. To be called before the first database is opened; later it changes nothing.
    /// </summary>
    public static void CountNoMemory()
    {
        const int MemoryStatus = 9;
        Batteries_V2.Init();
        _ = raw.sqlite3_config(MemoryStatus, 0);
    }
}
