using Sim.Engine.Checksums;
using Sim.Scenarios.Simulation;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>A node that starts again must find on its disk what was there after the last SAVE.</summary>
internal sealed class SavedIsSaved : Law
{
    private const string Cause = "the disk does not hold what the last SAVE wrote";

    private readonly Dictionary<(string Node, Module Module), string> _saved = [];

    public override string Name => "saved is saved";

    public override string Meaning => "After a kill the disk holds the last complete SAVE.";

    public override void Saved(Chronicle chronicle, string node, Module module) =>
        _saved[(node, module)] = OnDisk(chronicle.Look(node)!.Value, module);

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
            if (_saved.TryGetValue((node, module), out string? expected) && OnDisk(glance, module) != expected)
            {
                Break(chronicle, module, Cause, $"{node} found something else on its disk than it had saved.", () => Proofs.Rows(chronicle, node, module, "disk"));
            }
        }
    }

    private static string OnDisk(Glance glance, Module module) =>
        string.Join('\n', glance.Rows(ModuleTables.Shown(module, "disk").Sql).Select(row => string.Join('|', row)));
}
