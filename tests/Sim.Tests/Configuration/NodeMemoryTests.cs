using Sim.Engine.Configuration;
using Sim.Engine.Profiles;
using Xunit;

namespace Sim.Tests.Configuration;

/// <summary>SQLite counts the memory of the whole process, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(NodeMemoryTests), DisableParallelization = true)]
[Collection(nameof(NodeMemoryTests))]
public sealed class NodeMemoryTests
{
    [Fact]
    public void A_node_takes_less_than_half_a_megabyte_of_sqlite()
    {
        long before = SQLitePCL.raw.sqlite3_memory_used();
        using var another = new AdminDatabase();
        using var disk = new TemporaryDisk();
        TableSchemas.Create(another, Profile.ProxySql146, disk);
        Assert.InRange(SQLitePCL.raw.sqlite3_memory_used() - before, 1, 512 * 1024);
    }
}
