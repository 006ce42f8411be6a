using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Engine.Events;
using Sim.Scenarios.Simulation;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>A node that starts again must find on its disk what the last SAVE was to write there.</summary>
internal sealed class SavedIsSaved : Law
{
    /// <summary>It was there, and is not any more.</summary>
    public const string Lost = "the disk does not hold what the last SAVE wrote";

    /// <summary>It never was there.</summary>
    public const string NeverWritten = "a SAVE to a full disk is answered with OK and writes nothing";

    private readonly Dictionary<(string Node, Module Module), string> _offered = [];
    private readonly Dictionary<(string Node, Module Module), (string Content, bool IsWritten)> _saved = [];

    public override string Name => "saved is saved";

    public override string Meaning => "After a kill the disk holds the last complete SAVE.";

    public override void Happened(Chronicle chronicle, string node, NodeEvent happened)
    {
        Module? saved = happened switch
        {
            PullProgress { Step: PullStep.Saving } pull => pull.Module,
            AdminCommandReceived command => ModuleTables.SavedBy(command.Command),
            _ => null,
        };
        if (saved is { } module && chronicle.Look(node) is { } glance)
        {
            // Memory goes to disk right after this event; it may be edited again before anybody looks.
            _offered[(node, module)] = ContentOf(glance, module, "main");
        }
    }

    public override void Saved(Chronicle chronicle, string node, Module module)
    {
        string found = ContentOf(chronicle.Look(node)!.Value, module, "disk");
        string offered = _offered.GetValueOrDefault((node, module), found);
        _saved[(node, module)] = (offered, found == offered);
    }

    public override void Begins(Chronicle chronicle, Acts.Act act)
    {
        if (act is Acts.LoseDatabase lost)
        {
            foreach (Module module in ModuleTables.Modules)
            {
                _saved.Remove((lost.Node, module));
            }
        }
    }

    public override void Booted(Chronicle chronicle, string node)
    {
        Glance glance = chronicle.Look(node)!.Value;
        foreach (Module module in ModuleTables.Modules)
        {
            if (_saved.TryGetValue((node, module), out (string Content, bool IsWritten) saved) && ContentOf(glance, module, "disk") != saved.Content)
            {
                Break(
                    chronicle,
                    module,
                    saved.IsWritten ? Lost : NeverWritten,
                    $"{node} found something else on its disk than the last SAVE was to write there.",
                    () => Proofs.Rows(chronicle, node, module, "disk"));
            }
        }
    }

    private static string ContentOf(Glance glance, Module module, string schema) =>
        string.Join('\n', glance.Rows(ModuleTables.Shown(module, schema).Sql).Select(row => string.Join('|', row)));
}
