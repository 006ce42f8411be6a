using Sim.Engine.Checksums;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>Who made a configuration.</summary>
internal enum ChangeKind
{
    /// <summary>It came with the node's own files when it booted.</summary>
    Boot,

    /// <summary>An operator loaded it to runtime.</summary>
    Operator,

    /// <summary>A monitor moved a server.</summary>
    Monitor,
}

/// <summary>A configuration of one module that came into being somewhere, and what it was made from.</summary>
/// <param name="Node">Where.</param>
/// <param name="At">When, in the world's time.</param>
/// <param name="Kind">By whom.</param>
/// <param name="Parent">What that node held before, or null.</param>
internal sealed record Change(string Node, TimeSpan At, ChangeKind Kind, Change? Parent)
{
    /// <summary>Whether this was made from that, however many steps ago.</summary>
    public bool Contains(Change other)
    {
        Change? one = this;
        while (one is not null && !ReferenceEquals(one, other))
        {
            one = one.Parent;
        }

        return one is not null;
    }
}

/// <summary>How a node came to hold what it holds, which decides the epoch that it shows.</summary>
internal enum Stamp
{
    /// <summary>By loading it at boot.</summary>
    Boot,

    /// <summary>By an operator's LOAD.</summary>
    Operator,

    /// <summary>By a pull.</summary>
    Pull,

    /// <summary>By its monitor.</summary>
    Monitor,
}

/// <summary>What a node holds of a module.</summary>
/// <param name="Value">Version, epoch, checksum.</param>
/// <param name="Origin">The change that it is.</param>
/// <param name="Stamp">How it came here.</param>
/// <param name="At">When it came here, in the world's time.</param>
internal sealed record Holding(ModuleChecksum Value, Change Origin, Stamp Stamp, TimeSpan At);

/// <summary>A node's configuration of a module was replaced.</summary>
/// <param name="Node">Which node.</param>
/// <param name="Module">Which module.</param>
/// <param name="Before">What it held, or null when it had just booted.</param>
/// <param name="After">What it holds.</param>
/// <param name="Pull">What is known of the pull, if it was one.</param>
internal sealed record Replacement(string Node, Module Module, Holding? Before, Holding After, PullView? Pull);

/// <summary>A pull as it began.</summary>
/// <param name="Source">The node that was pulled from.</param>
/// <param name="SourceHeld">What the source held, or null when that is not known.</param>
/// <param name="ReasonHeld">What the peer held that gave the reason to pull, which may be another one than the source, or null.</param>
/// <param name="Keys">The rows that the puller had in memory, by key.</param>
internal sealed record PullView(string Source, Holding? SourceHeld, Holding? ReasonHeld, IReadOnlyList<RowKey> Keys);

/// <summary>The key of a row, and whether runtime knows of it.</summary>
/// <param name="Key">The key as text.</param>
/// <param name="IsActive">False for a row that is switched off and so is only in memory.</param>
internal readonly record struct RowKey(string Key, bool IsActive);
