using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Simulation;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>A node that holds the operator's last change must not take an older one, and who holds its checksum must hold its rows.</summary>
internal sealed class LastChangeWins : Law
{
    private const string NotCovered = "a column that the checksum does not cover never travels";

    private readonly Dictionary<Module, (Change Change, string Checksum, string Content)> _loaded = [];
    private readonly Dictionary<(string Node, Module Module), (string Checksum, string Content)> _held = [];

    public override string Name => "last change wins";

    public override string Meaning => "What the operator loaded last is what remains, on every node that is connected.";

    public override void Replaced(Chronicle chronicle, Replacement replacement)
    {
        string content = ContentOf(chronicle.Look(replacement.Node)!.Value, replacement.Module);
        _held[(replacement.Node, replacement.Module)] = (replacement.After.Value.Text, content);
        if (replacement.After.Stamp == Stamp.Operator)
        {
            _loaded[replacement.Module] = (replacement.After.Origin, replacement.After.Value.Text, content);
        }

        if (replacement is { Pull: { } pull, Before.Origin: { Kind: ChangeKind.Operator } lost } && ReferenceEquals(lost, chronicle.LastChange.GetValueOrDefault(replacement.Module))
            && replacement.After.Origin.At < lost.At)
        {
            Break(
                chronicle,
                replacement.Module,
                OverwriteCause.Of(chronicle, replacement),
                $"{replacement.Node} held what was loaded last, on {lost.Node}, and took something older from {pull.Source}.",
                () => Proofs.Rows(chronicle, replacement.Node, replacement.Module));
        }
    }

    public override void Ended(Chronicle chronicle, Act act)
    {
        if (act is not Settle settle)
        {
            return;
        }

        foreach (string node in Core.Groups(chronicle, settle).SelectMany(group => group))
        {
            foreach (Module module in ModuleTables.Modules.Where(_loaded.ContainsKey))
            {
                Compare(chronicle, node, module);
            }
        }
    }

    private void Compare(Chronicle chronicle, string node, Module module)
    {
        (Change change, string checksum, string content) = _loaded[module];
        (string heldChecksum, string heldContent) = _held.GetValueOrDefault((node, module), ("", ""));
        if (node != change.Node && heldChecksum == checksum && heldContent != content)
        {
            Break(
                chronicle,
                module,
                NotCovered,
                $"{node} holds the checksum of what was loaded on {change.Node}, but not its rows.",
                () => [.. Proofs.Rows(chronicle, change.Node, module), .. Proofs.Rows(chronicle, node, module)]);
        }
    }

    private static string ContentOf(Glance glance, Module module) => string.Join('\n', glance.Rows(ModuleTables.ContentSql(module)).Select(row => string.Join('|', row)));
}
