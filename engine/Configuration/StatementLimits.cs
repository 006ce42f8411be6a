namespace Sim.Engine.Configuration;

/// <summary>How far a host lets the SQL of a node's users go. ProxySQL itself sets no limits.</summary>
public sealed record StatementLimits
{
    /// <summary>A real process: as ProxySQL.</summary>
    public static StatementLimits None { get; } = new();

    /// <summary>Whether a statement may name files of the machine. If not, they cannot be opened, and nothing is ever put into a temporary file.</summary>
    public bool MayNameFiles { get; init; } = true;

    /// <summary>After how many instructions of SQLite's virtual machine a statement is interrupted; 0: never.</summary>
    public long Instructions { get; init; }

    /// <summary>After how many rows of its result a statement is interrupted; 0: never.</summary>
    public int Rows { get; init; }

    /// <summary>How many megabytes of memory a result may take; 0: all there are.</summary>
    public int ResultMegabytes { get; init; }

    /// <summary>How many bytes a value may have; 0: as many as SQLite can (1,000,000,000).</summary>
    public int ValueBytes { get; init; }
}
