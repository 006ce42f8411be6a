using Sim.Scenarios.Gherkin;

namespace Sim.Scenarios.Reports;

/// <summary>The arguments of <c>sim</c> that play one scenario again, ready to paste into a shell.</summary>
internal static class ReplayCommand
{
    /// <summary><c>run FILE:LINE --seed N</c>.</summary>
    public static string Of(Scenario scenario, ulong seed) => $"run {Quoted(scenario.Place.ToString())} --seed {seed}";

    private static string Quoted(string path) =>
        path.All(c => char.IsLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or ':')
            ? path
            : $"'{path.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
