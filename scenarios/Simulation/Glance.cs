using Sim.Engine;
using Sim.Engine.Checksums;

namespace Sim.Scenarios.Simulation;

/// <summary>What an observer outside the world sees of a node: no time passes, no statement is counted, nothing is refreshed.</summary>
internal readonly struct Glance
{
    private readonly Node _node;
    private readonly ModuleChecksums _checksums;

    private Glance(Node node, ModuleChecksums checksums)
    {
        _node = node;
        _checksums = checksums;
    }

    /// <summary>A look into a node, or null before it has booted.</summary>
    public static Glance? Into(Node node) => node.PeekChecksums() is { } checksums ? new Glance(node, checksums) : null;

    /// <summary>What the node holds of a module at runtime.</summary>
    public ModuleChecksum Of(Module module) => _checksums[module];

    /// <summary>Whether the node ever takes a module from its peers: an operator can switch that off for each.</summary>
    public bool Synchronises(Module module) => _node.PeekClusterSettings()!.For(module).DiffsBeforeSync != 0;

    /// <summary>The rows that a SELECT on memory (main) or disk finds.</summary>
    public IReadOnlyList<string?[]> Rows(string sql) => _node.Peek(sql)!.Rows;
}
