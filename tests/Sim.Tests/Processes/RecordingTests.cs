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

/// <summary>Recordings of real nodes, played on real processes of this node, several at once.</summary>
[Collection(AloneOnTheMachine.Name)]
public sealed class RecordingTests
{
    private static readonly SemaphoreSlim _free = new(4);

    // The longest first: it takes as long as all others together.
    private static readonly Lazy<Dictionary<string, Task<ProcessConformity>>> _plays = new(() => Recording.Find(Golden.Folder)
        .Select(folder => (Name: NameOf(folder), Recording: Recording.Read(folder)))
        .OrderByDescending(play => play.Recording.Timeline[^1].DoneAt)
        .ToDictionary(play => play.Name, play => Task.Run(() => Judge(play.Recording))));

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

    private static async Task<ProcessConformity> Judge(Recording recording)
    {
        await _free.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await ProcessConformer.Judge(recording);
        }
        finally
        {
            _free.Release();
        }
    }

    private static string NameOf(string folder) => Path.GetRelativePath(Golden.Folder, folder);
}
