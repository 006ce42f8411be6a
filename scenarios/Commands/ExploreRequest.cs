using System.Globalization;
using Sim.Scenarios.Exploration;
using Sim.Scenarios.Exploration.Drawing;

namespace Sim.Scenarios.Commands;

/// <summary>What an exploration shall do.</summary>
internal sealed record ExploreRequest
{
    /// <summary>The seeds.</summary>
    public required ExploredSeeds Seeds { get; init; }

    /// <summary>Features to explore around, as <c>FILE</c>, <c>FILE:LINE</c> or <c>DIR</c>; without any, clusters are drawn.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>What may be drawn.</summary>
    public required DrawOptions Options { get; init; }

    /// <summary>The options as they were given that say what may be drawn.</summary>
    public string OptionsGiven { get; init; } = "";

    /// <summary>How many runs are played at a time.</summary>
    public required int Jobs { get; init; }

    /// <summary>Fail unless every mark was reached, and for nothing else but a defect.</summary>
    public bool RequireCoverage { get; init; }

    /// <summary>Where the findings go, or null: they are only listed.</summary>
    public string? OutDirectory { get; init; }

    /// <summary>The command that plays the run of one seed again.</summary>
    public string CommandOf(ulong seed) => string.Create(
        CultureInfo.InvariantCulture, $"sim explore {string.Concat(Features.Select(feature => $"{feature} "))}--seeds {seed}{OptionsGiven}");
}
