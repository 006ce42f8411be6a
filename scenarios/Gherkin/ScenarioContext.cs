using Sim.Scenarios.World;

namespace Sim.Scenarios.Gherkin;

/// <summary>What a step class gets by its constructor: the scenario that is played, and the world in which it is.</summary>
public sealed class ScenarioContext
{
    internal ScenarioContext(IWorld world, string featureFile)
    {
        World = world;
        FeatureFile = featureFile;
    }

    /// <summary>The world; a new one for every scenario.</summary>
    public IWorld World { get; }

    /// <summary>The feature's path; files that the scenario names are relative to its folder.</summary>
    public string FeatureFile { get; }

    /// <summary>Where the text of the current step's doc string begins; null if it has none.</summary>
    internal Place? DocStringPlace { get; set; }
}
