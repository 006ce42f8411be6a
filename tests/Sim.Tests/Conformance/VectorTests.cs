using System.Text.Json;
using Sim.Engine.Admin;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Conformance;

/// <summary>Checksums that a real node gave, on whole nodes.</summary>
public class VectorTests
{
    /// <summary>Every vector of every vectors.json below the golden folder.</summary>
    public static TheoryData<string, string> Vectors =>
    [
        .. from file in Directory.GetFiles(Golden.Folder, "vectors.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           from vector in Read(file)
           select new TheoryDataRow<string, string>(Path.GetRelativePath(Golden.Folder, file), vector.Name),
    ];

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task A_fresh_node_gives_the_recorded_checksum(string file, string name)
    {
        Vector vector = Read(Path.Combine(Golden.Folder, file)).Single(vector => vector.Name == name);
        await using var world = new SimWorld(1);
        world.AddNode("fresh", "127.0.0.1", null);
        await world.Start("fresh");

        foreach (string statement in StatementSplitter.Split(vector.Statements).Append(vector.Load.TrimEnd(';')))
        {
            Assert.IsType<AdminReply.Ok>(await world.Query("fresh", statement));
        }

        AdminReply checksum = await world.Query("fresh", $"SELECT checksum FROM runtime_checksums_values WHERE name = '{vector.Module}'");
        Assert.Equal(vector.Checksum, Assert.IsType<AdminReply.Rows>(checksum).Set.Rows[0][0]);
    }

    private static List<Vector> Read(string file) =>
        JsonSerializer.Deserialize<List<Vector>>(File.ReadAllText(file), JsonSerializerOptions.Web) ?? [];

    private sealed record Vector(string Name, string Module, string Statements, string Load, string Checksum);
}
