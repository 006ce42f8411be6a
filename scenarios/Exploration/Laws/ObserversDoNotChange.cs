namespace Sim.Scenarios.Exploration.Laws;

/// <summary>What one node's monitor finds out must not become another node's configuration.</summary>
internal sealed class ObserversDoNotChange : Law
{
    /// <summary>The only way.</summary>
    public const string Cause = "a server that one node's monitor moved is a new configuration, and the others take it";

    public override string Name => "observers do not change";

    public override string Meaning => "What a monitor finds out never spreads as configuration.";

    public override void Replaced(Chronicle chronicle, Replacement replacement)
    {
        if (replacement is { Pull: { } pull, After.Origin: { Kind: ChangeKind.Monitor } moved } && moved.Node != replacement.Node)
        {
            Break(
                chronicle,
                replacement.Module,
                Cause,
                $"{replacement.Node} took from {pull.Source} what the monitor of {moved.Node} had made of the servers.",
                () => Proofs.Rows(chronicle, replacement.Node, replacement.Module));
        }
    }
}
