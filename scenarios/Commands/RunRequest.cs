namespace Sim.Scenarios.Commands;

/// <summary>What a run shall do.</summary>
internal sealed record RunRequest
{
    /// <summary><c>FILE</c>, <c>FILE:LINE</c> or <c>DIR</c>; none: the shipped features.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>The seed of every scenario's world; null: each scenario's own.</summary>
    public ulong? Seed { get; init; }

    /// <summary>A tag expression, or null for all scenarios.</summary>
    public string? Tags { get; init; }

    /// <summary>Where node logs go, or null.</summary>
    public string? LogDirectory { get; init; }

    /// <summary>Where the trace goes, or null.</summary>
    public string? TraceFile { get; init; }

    /// <summary>Play everything twice and compare.</summary>
    public bool CheckDeterminism { get; init; }

    /// <summary>Show everything that nodes log.</summary>
    public bool Verbose { get; init; }

    /// <summary>What starts a node where nodes are processes; null: the node that comes with this program.</summary>
    public string? NodeCommand { get; init; }

    /// <summary>How many scenarios are played at once.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>The name of the kind of world.</summary>
    public string World { get; init; } = "sim";
}
