using System.Diagnostics.CodeAnalysis;

namespace Sim.Engine.Configuration.Libconfig;

/// <summary>The outcome of reading a configuration: its root group, or the first error.</summary>
public sealed record LibconfigOutcome
{
    /// <summary>A configuration that was read.</summary>
    public LibconfigOutcome(LibconfigGroup root) => Root = root;

    /// <summary>A configuration that could not be read.</summary>
    public LibconfigOutcome(LibconfigError error) => Error = error;

    /// <summary>The settings of the file, or null when there is an error.</summary>
    public LibconfigGroup? Root { get; }

    /// <summary>What is wrong with the file, or null when it was read.</summary>
    public LibconfigError? Error { get; }

    /// <summary>Whether the file was read.</summary>
    [MemberNotNullWhen(true, nameof(Root))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsRead => Root is not null;
}
