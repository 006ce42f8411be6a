using Sim.Scenarios.Gherkin;

namespace Sim.Scenarios.Reports;

/// <summary>The arguments of <c>sim</c> that play one scenario again, ready to paste into a shell.</summary>
internal static class ReplayCommand
{
    /// <summary><c>run FILE:LINE --seed N</c>, or the kind of a real world and its command.</summary>
    public static string Of(Scenario scenario, PlaySettings settings)
    {
        string run = $"run {Quoted(scenario.Place.ToString())}";
        string exec = settings.NodeCommand is { } command ? $" --exec {Quoted(command)}" : "";
        return settings.Kind.IsReal ? $"{run} --world {settings.Kind.Name}{exec}" : $"{run} --seed {settings.SeedOf(scenario)}";
    }

    private static string Quoted(string path) =>
        path.All(c => char.IsLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or ':')
            ? path
            : $"'{path.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
