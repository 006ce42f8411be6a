namespace Sim.Benchmarks.Nodes;

/// <summary>Prints figures of one node, or of two beside each other, as soon as they are known.</summary>
internal sealed class ComparisonTable(TextWriter output)
{
    /// <summary>Prints the names of the columns.</summary>
    public void WriteHead(IReadOnlyList<Contestant> contestants) =>
        Write("what", [.. contestants.Select(static contestant => contestant.Name)], "unit", contestants.Count > 1 ? "ratio" : "");

    /// <summary>Prints what was measured at each. A ratio above 1: the first is better than the second; none where the clock was too coarse for either.</summary>
    public void Write(IReadOnlyList<NodeFigure> figures) =>
        Write(figures[0].Name, [.. figures.Select(static figure => ReportTable.Number(figure.Value))], figures[0].Unit, Ratio(figures));

    private static string Ratio(IReadOnlyList<NodeFigure> figures) => figures switch
    {
        [{ Value: 0 }, _] or [_, { Value: 0 }] => "",
        [{ MoreIsBetter: true } first, { } second] => $"{ReportTable.Number(first.Value / second.Value)}×",
        [{ } first, { } second] => $"{ReportTable.Number(second.Value / first.Value)}×",
        _ => "",
    };

    private void Write(string what, IReadOnlyList<string> measured, string unit, string ratio) =>
        output.WriteLine($"{what,-54} {string.Concat(measured.Select(static value => $"{value,10} "))}{unit,-5} {ratio,8}".TrimEnd());
}
