namespace Sim.Scenarios.Gherkin;

/// <summary>A place in a feature file; line and column count from 1, column 0 stands for the whole line.</summary>
internal readonly record struct Place(string File, int Line, int Column = 0)
{
    /// <summary><c>file:line</c> or <c>file:line:column</c>, as editors and terminals link it.</summary>
    public override string ToString() => Column > 0 ? $"{File}:{Line}:{Column}" : $"{File}:{Line}";
}

/// <summary>Something in a feature file that keeps it from being played.</summary>
internal readonly record struct Problem(Place Place, string Message)
{
    /// <summary><c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{Place}: {Message}";
}

/// <summary>One step as it is played: placeholders of an outline are filled in.</summary>
/// <param name="Place">Where it is written.</param>
/// <param name="Keyword">The keyword as written, in the language of the feature, without surrounding space.</param>
/// <param name="Text">The sentence.</param>
/// <param name="DocString">The doc string below it, or null.</param>
/// <param name="Table">The table below it, or null.</param>
internal sealed record ScenarioStep(Place Place, string Keyword, string Text, string? DocString, DataTable? Table)
{
    /// <summary>Where the first character of the doc string is, or null.</summary>
    public Place? DocStringPlace { get; init; }
}

/// <summary>One scenario as it is played: background steps come first, an outline gives one scenario for each example.</summary>
internal sealed record Scenario
{
    /// <summary>The seed of a world that nobody chose another for.</summary>
    public const ulong UsualSeed = 1;

    /// <summary>Its feature's name.</summary>
    public required string Feature { get; init; }

    /// <summary>Its feature's description, without indentation.</summary>
    public required string FeatureDescription { get; init; }

    /// <summary>Its name; an example of an outline has its number added.</summary>
    public required string Name { get; init; }

    /// <summary>Its description, without indentation; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>All tags that hold for it, with <c>@</c>, those of feature, rule and examples included.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The seed of its world unless somebody chooses another: the one that its tag names, see <see cref="SeedTag"/>.</summary>
    public ulong Seed { get; init; } = UsualSeed;

    /// <summary>The line that selects exactly this scenario: its header, or its row of examples.</summary>
    public required Place Place { get; init; }

    /// <summary>The first line that belongs to the scenario or its outline: its first tag, or its header.</summary>
    public required int FirstLine { get; init; }

    /// <summary>The header's line; examples of an outline share it.</summary>
    public required int HeaderLine { get; init; }

    /// <summary>How many of the steps, from the first on, are those of backgrounds.</summary>
    public required int BackgroundSteps { get; init; }

    /// <summary>What happens, in order.</summary>
    public required IReadOnlyList<ScenarioStep> Steps { get; init; }
}
