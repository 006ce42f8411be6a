using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Simulation;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>A pull must not take a row away that no operator deleted anywhere.</summary>
internal sealed class NobodyDeletedIt : Law
{
    /// <summary>A rule that was switched off.</summary>
    public const string Inactive = "only active rows travel, and the puller's inactive ones are lost";
    private const string NotLoaded = "a pull replaces memory too, with the rows that were not loaded yet";

    private readonly HashSet<(Module Module, string Key)> _deleted = [];
    private readonly Dictionary<(string Node, Module Module), HashSet<string>> _loaded = [];
    private readonly HashSet<Module> _pulledMeanwhile = [];
    private Dictionary<Module, HashSet<string>> _before = [];

    public override string Name => "nobody deleted it";

    public override string Meaning => "No row vanishes that no operator removed.";

    public override void Begins(Chronicle chronicle, Act act)
    {
        if (act is RunStatements run && chronicle.Look(run.Node) is { } glance)
        {
            _pulledMeanwhile.Clear();
            _before = ModuleTables.Modules.ToDictionary(m => m, m => KeysOf(glance, m));
        }
    }

    public override void Ended(Chronicle chronicle, Act act)
    {
        if (act is not RunStatements run || chronicle.Look(run.Node) is not { } glance)
        {
            return;
        }

        foreach ((Module module, HashSet<string> before) in _before)
        {
            HashSet<string> after = KeysOf(glance, module);

            // Whatever the statement, DELETE, UPDATE of a key or LOAD FROM DISK: it was the operator, if it cannot have been a pull.
            bool deletes = !_pulledMeanwhile.Contains(module) || run.Statements.Any(s => s.StartsWith("DELETE", StringComparison.OrdinalIgnoreCase));
            _deleted.UnionWith(before.Where(key => deletes && !after.Contains(key)).Select(key => (module, key)));
            _deleted.ExceptWith(after.Where(key => !before.Contains(key)).Select(key => (module, key)));
        }

        _before = [];
    }

    public override void Replaced(Chronicle chronicle, Replacement replacement)
    {
        if (replacement.Pull is not null && chronicle.Act is RunStatements run && run.Node == replacement.Node)
        {
            _pulledMeanwhile.Add(replacement.Module);
        }

        Glance glance = chronicle.Look(replacement.Node)!.Value;
        HashSet<string> after = KeysOf(glance, replacement.Module);
        if (replacement.Pull is { } pull && replacement.Before is not null)
        {
            Compare(chronicle, replacement, pull, after);
        }

        _loaded[(replacement.Node, replacement.Module)] = after;
    }

    private void Compare(Chronicle chronicle, Replacement replacement, PullView pull, HashSet<string> after)
    {
        RowKey[] vanished = [.. pull.Keys.Where(row => !after.Contains(row.Key) && !_deleted.Contains((replacement.Module, row.Key)))];
        if (vanished.Length == 0)
        {
            return;
        }

        HashSet<string> switchedOff = [.. SwitchedOff(chronicle, pull.Source, replacement.Module)];
        HashSet<string> loaded = _loaded.GetValueOrDefault((replacement.Node, replacement.Module), []);
        foreach (RowKey row in vanished)
        {
            string cause = !row.IsActive || switchedOff.Contains(row.Key) ? Inactive : !loaded.Contains(row.Key) ? NotLoaded : OverwriteCause.Of(chronicle, replacement);
            Break(
                chronicle,
                replacement.Module,
                cause,
                $"{row.Key} vanished from {replacement.Node} when it took the module from {pull.Source}.",
                () => Proofs.Rows(chronicle, replacement.Node, replacement.Module));
        }
    }

    private static IEnumerable<string> SwitchedOff(Chronicle chronicle, string node, Module module) =>
        chronicle.Look(node) is { } glance ? ModuleTables.Keys(glance, module).Where(row => !row.IsActive).Select(row => row.Key) : [];

    private static HashSet<string> KeysOf(Glance glance, Module module) => [.. ModuleTables.Keys(glance, module).Select(row => row.Key)];
}
