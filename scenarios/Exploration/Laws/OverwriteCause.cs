namespace Sim.Scenarios.Exploration.Laws;

/// <summary>Why a pull replaced something: the path by which the source came to look newer.</summary>
internal static class OverwriteCause
{
    /// <summary>The puller had just started.</summary>
    public const string VersionOne = "a node at version 1 takes whatever it meets, however old";

    /// <summary>The source had pulled what it held.</summary>
    public const string Restamped = "a pull stamps its own time, so what was pulled looks newer than what was loaded";

    /// <summary>The source's clock is ahead.</summary>
    public const string FastClock = "the clock of the node that was pulled from is ahead, so its older change looks newer";

    /// <summary>Another peer gave the reason to pull.</summary>
    public const string OwnEpochNotAsked = "the source is chosen without a look at the own epoch, so it may be older";

    /// <summary>The source's monitor had moved a server.</summary>
    public const string Moved = "what a monitor moved counts as a new configuration";

    /// <summary>The source had never held anything of the cluster.</summary>
    public const string Newcomer = "a newcomer's LOAD replaces what all others had";

    /// <summary>The source held a later change that was not made from this one.</summary>
    public const string LaterLoad = "the later LOAD replaces everything, also what it never knew of";

    /// <summary>The cause of a replacement by a pull.</summary>
    public static string Of(Chronicle chronicle, Replacement replacement)
    {
        Holding before = replacement.Before!;
        PullView pull = replacement.Pull!;
        Holding? source = chronicle[pull.Source].Holdings.GetValueOrDefault(replacement.Module) ?? pull.SourceHeld;
        if (before.Value.Version == 1)
        {
            return VersionOne;
        }

        return source switch
        {
            { Stamp: Stamp.Pull } => Restamped,
            { Stamp: Stamp.Monitor } => Moved,
            not null when source.At < before.At =>
                source.Value.Epoch > before.Value.Epoch ? FastClock : OwnEpochNotAsked,
            _ => IsNewcomer(chronicle, pull.Source, replacement) ? Newcomer : LaterLoad,
        };
    }

    private static bool IsNewcomer(Chronicle chronicle, string source, Replacement replacement) =>
        chronicle[source].Past(replacement.Module).All(held => held.Stamp is Stamp.Boot or Stamp.Operator && held.Origin.Node == source);
}
