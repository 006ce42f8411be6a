using Sim.Scenarios.Conformance;
using Xunit;

namespace Sim.Tests.Conformance;

/// <summary>Runs of real nodes, played in simulation.</summary>
public class RecordingTests
{
    /// <summary>Every recording below the golden folder.</summary>
    public static TheoryData<string> Recordings => [.. Recording.Find(Golden.Folder).Select(folder => Path.GetRelativePath(Golden.Folder, folder))];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task The_simulation_does_what_the_real_nodes_did(string folder)
    {
        Conformity conformity = await Conformer.Judge(Recording.Read(Path.Combine(Golden.Folder, folder)));

        Assert.True(
            conformity.Agrees,
            $"none of {conformity.SeedsTried} seeds agrees; nearest is seed {conformity.Seed}\n{conformity.Difference?.Place}\n"
            + $"recorded:  {conformity.Difference?.Recorded}\nsimulated: {conformity.Difference?.Simulated}");
    }
}
