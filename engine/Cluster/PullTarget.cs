using Sim.Engine.Checksums;

namespace Sim.Engine.Cluster;

/// <summary>Where the rows of a pulled module go once they are in memory.</summary>
/// <param name="Module">The module.</param>
/// <param name="LoadToRuntime">Memory → runtime, without taking a lock that the pull already holds.</param>
/// <param name="SaveToDisk">Memory → disk.</param>
public sealed record PullTarget(Module Module, Action LoadToRuntime, Action SaveToDisk);
