namespace Sim.Scenarios.Exploration.Laws;

/// <summary>Why a pull replaced something: the path by which the source came to look newer.</summary>
internal static class OverwriteCause
{
    /// <summary>The puller had just started, and what it took is older than that.</summary>
    public const string VersionOne = "a node at version 1 takes whatever it meets, however old";

    /// <summary>
    /// The source had pulled an older change, later than the puller got its own; or the peer had that gave the reason to pull, and the source is whom
    /// it had that change from.
    /// </summary>
    public const string Restamped = "a pull stamps its own time, so what was pulled looks newer than what was loaded";

    /// <summary>What came earlier has a newer epoch: one clock is ahead, or the other one behind.</summary>
    public const string FastClock = "clocks differ, so an older change looks newer";

    /// <summary>Another peer gave the reason to pull.</summary>
    public const string OwnEpochNotAsked = "the source is chosen without a look at the own epoch, so it may be older";

    /// <summary>A monitor moved a server later.</summary>
    public const string Moved = "what a monitor moved counts as a new configuration";

    /// <summary>Somebody loaded something on a node that had come later than what it replaced and had never held anything of the cluster.</summary>
    public const string Newcomer = "a newcomer's LOAD replaces what all others had";

    /// <summary>Somebody loaded something later.</summary>
    public const string LaterLoad = "the later LOAD replaces everything, also what it never knew of";

    /// <summary>The cause of a replacement by a pull: when the source really came to what it held decides, then by which path it did.</summary>
    public static string Of(Chronicle chronicle, Replacement replacement)
    {
        Holding before = replacement.Before!;
        PullView pull = replacement.Pull!;
        Holding? source = chronicle.SourceOf(pull, replacement.Module);
        Change taken = replacement.After.Origin;
        if (source is not null && source.At < before.At)
        {
            return before.Value.Version == 1 ? VersionOne
                : source.Value.Epoch > before.Value.Epoch ? FastClock
                : IsStampedAnew(pull.ReasonHeld, source) ? (pull.ReasonHeld!.At > before.At ? Restamped : FastClock)
                : OwnEpochNotAsked;
        }

        return source is { Stamp: Stamp.Pull } && taken.At < before.Origin.At ? Restamped
            : taken.Kind == ChangeKind.Monitor ? Moved
            : IsNewcomers(chronicle, taken, replacement) ? Newcomer
            : LaterLoad;
    }

    /// <summary>Whether the reason to pull was a peer that had pulled what the source holds: a better choice would have been the same rows.</summary>
    private static bool IsStampedAnew(Holding? reason, Holding source) =>
        reason is { Stamp: Stamp.Pull } && (ReferenceEquals(reason.Origin, source.Origin) || reason.Value.Text == source.Value.Text);

    private static bool IsNewcomers(Chronicle chronicle, Change taken, Replacement replacement)
    {
        NodeChronicle loader = chronicle[taken.Node];
        return replacement.Before!.Origin.At < loader.JoinedAt
            && loader.Past(replacement.Module).Where(held => held.At >= loader.JoinedAt && held.At <= taken.At).All(held => held.Origin.Node == loader.Name);
    }
}
