namespace Sim.Scenarios.Exploration.Laws;

/// <summary>
/// A node must not pull what it had already given up for something else. What it only forgot, because it was not saved before a restart, may come
/// back from its peers.
/// </summary>
internal sealed class NothingComesBack : Law
{
    public override string Name => "nothing comes back";

    public override string Meaning => "A configuration that was replaced never returns without an operator.";

    public override void Replaced(Chronicle chronicle, Replacement replacement)
    {
        if (replacement is not { Pull: { } pull, Before: { } before } || before.Value.Text == replacement.After.Value.Text
            || before.Origin.Kind == ChangeKind.Boot || ReferenceEquals(before.Origin, replacement.After.Origin))
        {
            return;
        }

        // The last one of the past is what it holds now.
        bool wasHeld = chronicle[replacement.Node].Past(replacement.Module).SkipLast(1)
            .Any(held => ReferenceEquals(held.Origin, replacement.After.Origin) && held.Value.Text == replacement.After.Value.Text);
        if (wasHeld && replacement.After.Origin.At <= before.Origin.At)
        {
            Break(
                chronicle,
                replacement.Module,
                OverwriteCause.Of(chronicle, replacement),
                $"{replacement.Node} had given this configuration up for another one, and took it again from {pull.Source}.",
                () => Proofs.Rows(chronicle, replacement.Node, replacement.Module));
        }
    }
}
