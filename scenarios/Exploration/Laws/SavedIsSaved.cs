using System.Text.RegularExpressions;
using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Engine.Events;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>A node that starts again must find on its disk what the last SAVE was to write there.</summary>
internal sealed partial class SavedIsSaved : Law
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
        // Both merge the file into the database, or begin anew: what is there then is what the operator asked for.
        string? anew = act switch
        {
            Acts.LoseDatabase lost => lost.Node,
            Acts.StartNode { Mode: not StartMode.Normal } started => started.Node,
            _ => null,
        };
        foreach (Module module in ModuleTables.Modules.Where(_ => anew is not null))
        {
            _saved.Remove((anew!, module));
        }
    }

    public override void Ended(Chronicle chronicle, Acts.Act act)
    {
        if (act is not Acts.RunStatements run || !run.Statements.Any(DiskTable().IsMatch) || chronicle.Look(run.Node) is not { } glance)
        {
            return;
        }

        // An operator has worked on the disk itself.
        foreach (Module module in ModuleTables.Modules.Where(m => _saved.GetValueOrDefault((run.Node, m)).IsWritten))
        {
            _saved[(run.Node, module)] = (ContentOf(glance, module, "disk"), true);
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

    [GeneratedRegex(@"\bdisk\s*\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DiskTable();

    private static string ContentOf(Glance glance, Module module, string schema) =>
        string.Join('\n', glance.Rows(ModuleTables.Shown(module, schema).Sql).Select(row => string.Join('|', row)));
}
