namespace Sim.Benchmarks.Nodes;

/// <summary>Something measured at a real process.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
/// <param name="MoreIsBetter">Whether more of it is better than less.</param>
internal sealed record NodeFigure(string Name, double Value, string Unit, bool MoreIsBetter = false);
