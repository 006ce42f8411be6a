using Sim.Engine;
using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Engine.Events;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Simulation;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>A node that holds the operator's last change must not take an older one, and who holds its checksum must hold its rows.</summary>
internal sealed class LastChangeWins : Law
{
    /// <summary>One checksum, different rows.</summary>
    public const string NotCovered = "equal checksums do not mean equal rows: the checksum does not cover all of them";

    private readonly Dictionary<Module, (Change Change, string Checksum, string Content)> _loaded = [];
    private readonly Dictionary<(string Node, Module Module), (string Checksum, string Content)> _held = [];
    private readonly Dictionary<(string Node, Module Module), string> _offered = [];

    public override string Name => "last change wins";

    public override string Meaning => "What the operator loaded last is what remains, on every node that is connected.";

    public override void Happened(Chronicle chronicle, string node, NodeEvent happened)
    {
        Module? loaded = happened switch
        {
            PullProgress { Step: PullStep.Loading } pull => pull.Module,
            AdminCommandReceived command => ModuleTables.LoadedBy(command.Command),
            _ => null,
        };
        if (loaded is { } module && chronicle.Look(node) is { } glance)
        {
            // Memory goes to runtime right after this event; it may be edited again before anybody looks.
            _offered[(node, module)] = ContentOf(glance, module);
        }

        if (happened is NodeStarting)
        {
            foreach (Module each in ModuleTables.Modules)
            {
                _offered.Remove((node, each));
            }
        }
    }

    public override void Replaced(Chronicle chronicle, Replacement replacement)
    {
        string content = _offered.TryGetValue((replacement.Node, replacement.Module), out string? offered)
            ? offered
            : ContentOf(chronicle.Look(replacement.Node)!.Value, replacement.Module);
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
