using Sim.Scenarios.Conformance;
using Sim.Tests.Conformance;
using Xunit;

namespace Sim.Tests.Processes;

/// <summary>Tests that need the machine for themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneOnTheMachine
{
    /// <summary>The collection's name.</summary>
    public const string Name = "alone on the machine";
}

/// <summary>Recordings of real nodes, played on real processes of this node, all at once.</summary>
[Collection(AloneOnTheMachine.Name)]
public sealed class RecordingTests
{
    private static readonly Lazy<Dictionary<string, Task<ProcessConformity>>> _plays = new(() => Recording.Find(Golden.Folder)
        .ToDictionary(NameOf, folder => Task.Run(() => ProcessConformer.Judge(Recording.Read(folder)))));

    /// <summary>Every recording below the golden folder.</summary>
    public static TheoryData<string> Recordings => [.. Recording.Find(Golden.Folder).Select(NameOf)];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Real_processes_do_what_the_real_nodes_did(string folder)
    {
        ProcessConformity conformity = await _plays.Value[folder];

        Assert.True(
            conformity.Agrees,
            $"none of {conformity.Attempts} attempts agrees; nearest is attempt {conformity.Attempt} {conformity.NotOfThisWorld}\n{conformity.Difference?.Place}\n"
            + $"recorded: {conformity.Difference?.Recorded}\nplayed:   {conformity.Difference?.Simulated}");
    }

    private static string NameOf(string folder) => Path.GetRelativePath(Golden.Folder, folder);
}
