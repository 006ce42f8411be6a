using System.Globalization;

namespace Sim.Benchmarks;

/// <summary>Something measured.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Aim">What it should be, if there is an aim.</param>
internal sealed record Figure(string Name, double Value, string Unit, Aim? Aim = null);

/// <summary>What a figure should be.</summary>
/// <param name="Value">The bound, in the figure's unit.</param>
/// <param name="MoreIsBetter">Whether the figure should be above the bound rather than at or below it.</param>
internal sealed record Aim(double Value, bool MoreIsBetter);

/// <summary>Prints figures as one table, each as soon as it is known.</summary>
internal sealed class ReportTable(TextWriter output)
{
    /// <summary>Prints the names of the columns.</summary>
    public void WriteHead() => Write("what", "measured", "unit", "aim", "ratio to aim");

    /// <summary>Prints one figure. A ratio above 1 is better than the aim.</summary>
    public void Write(Figure figure)
    {
        string aim = figure.Aim is null ? "" : (figure.Aim.MoreIsBetter ? "> " : "≤ ") + Number(figure.Aim.Value);
        Write(figure.Name, Number(figure.Value), figure.Unit, aim, Ratio(figure));
    }

    /// <summary>A number with three digits or so.</summary>
    public static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", 0 => "0", _ => "0.00" }, CultureInfo.InvariantCulture);

    private static string Ratio(Figure figure) => figure.Aim switch
    {
        null => "",
        { MoreIsBetter: true } aim => $"{Number(figure.Value / aim.Value)}×",
        { Value: 0 } => Math.Round(figure.Value, 2) == 0 ? "met" : "missed",
        { } aim => $"{Number(aim.Value / figure.Value)}×",
    };

    private void Write(string what, string measured, string unit, string aim, string ratio) =>
        output.WriteLine($"{what,-52} {measured,12} {unit,-12} {aim,10} {ratio,13}".TrimEnd());
}
