using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Runs;

namespace Sim.Scenarios.Exploration.Stories;

/// <summary>A scenario of somebody's feature as what explorations are made from: its nodes, and what happens when nothing goes wrong.</summary>
/// <param name="Name">The scenario's name.</param>
/// <param name="Nodes">The nodes, with the files and versions that the scenario gives them.</param>
/// <param name="Backends">The MySQL servers that it names, as <c>host:port</c>.</param>
/// <param name="Acts">What happens. Time that a check took passes; the check itself is left out.</param>
internal sealed record Story(string Name, ImmutableArray<RunNode> Nodes, ImmutableArray<string> Backends, ImmutableArray<Act> Acts);
