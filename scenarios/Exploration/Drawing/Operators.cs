using System.Globalization;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Runs;

namespace Sim.Scenarios.Exploration.Drawing;

/// <summary>What operators do, drawn.</summary>
internal static class Operators
{
    private const double SaveChance = 0.6;

    private static readonly int[] _stormSizes = [5, 10, 20];

    private static readonly string[] _modules = ["MYSQL SERVERS", "MYSQL QUERY RULES", "MYSQL USERS"];

    /// <summary>The first configuration of the cluster, loaded on its first node.</summary>
    public static void Furnish(Sketch sketch)
    {
        List<string> statements = [Insert(sketch, "MYSQL SERVERS"), "LOAD MYSQL SERVERS TO RUNTIME"];
        AddSave(sketch, statements, "MYSQL SERVERS");
        if (sketch.Dice.Chance(0.5))
        {
            statements.AddRange([Insert(sketch, "MYSQL QUERY RULES"), Insert(sketch, "MYSQL USERS"), "LOAD MYSQL QUERY RULES TO RUNTIME", "LOAD MYSQL USERS TO RUNTIME"]);
        }

        sketch.Add(new RunStatements(sketch.Running[0].Name, [.. statements]));
        sketch.WaitUpTo(sketch.Check * 10);
    }

    /// <summary>One deed of that kind; nothing when no node runs that it could be done on.</summary>
    public static void Act(Sketch sketch, WorkloadKind kind)
    {
        if (sketch.Running.Length == 0)
        {
            return;
        }

        string node = sketch.OneOf(sketch.Running).Name;
        switch (kind)
        {
            case WorkloadKind.Servers:
                Change(sketch, node, "MYSQL SERVERS");
                break;
            case WorkloadKind.Rules:
                Change(sketch, node, "MYSQL QUERY RULES");
                break;
            case WorkloadKind.Users:
                Change(sketch, node, "MYSQL USERS");
                break;
            case WorkloadKind.Storm:
                Storm(sketch, node);
                break;
            case WorkloadKind.Duel:
                Duel(sketch);
                break;
            case WorkloadKind.Newcomer:
                Join(sketch);
                break;
            default:
                ActOnRows(sketch, kind, node);
                break;
        }
    }

    private static void ActOnRows(Sketch sketch, WorkloadKind kind, string node)
    {
        switch (kind)
        {
            case WorkloadKind.InactiveRules:
                int rule = sketch.NextRow();
                Load(sketch, node, "MYSQL QUERY RULES", Text($"INSERT INTO mysql_query_rules(rule_id,active,comment) VALUES ({rule},0,'switched off')"));
                break;
            case WorkloadKind.Schemas:
                Load(sketch, node, "MYSQL USERS", Text($"UPDATE mysql_users SET default_schema='schema{sketch.NextRow()}'"));
                break;
            case WorkloadKind.GroupReplication:
                int group = 100 + (10 * sketch.NextRow());
                Load(sketch, node, "MYSQL SERVERS", Text($"INSERT INTO mysql_group_replication_hostgroups VALUES ({group},{group + 1},{group + 2},{group + 3},1,1,0,0,NULL)"));
                break;
            case WorkloadKind.Delete:
                string module = sketch.OneOf(_modules);
                Load(sketch, node, module, $"DELETE FROM {TableOf(module)}");
                break;
            case WorkloadKind.Reload:
                sketch.Add(new RunStatements(node, [$"LOAD {sketch.OneOf(_modules)} TO RUNTIME"]));
                break;
            default:
                sketch.Add(new RunStatements(node, [Insert(sketch, sketch.OneOf(_modules))]));
                break;
        }
    }

    /// <summary>An operator adds a row to a module and loads it.</summary>
    public static void Change(Sketch sketch, string node, string module) => Load(sketch, node, module, Insert(sketch, module));

    /// <summary>An operator adds a row to a module of the operator's choice and loads it.</summary>
    public static void ChangeAny(Sketch sketch, string node)
    {
        if (sketch.HasOperators)
        {
            Change(sketch, node, sketch.OneOf(_modules));
        }
    }

    private static void Storm(Sketch sketch, string node)
    {
        string module = sketch.OneOf(_modules);
        int size = sketch.OneOf(_stormSizes);
        TimeSpan pause = sketch.OneOf(TimeSpan.Zero, sketch.Check * 0.3, sketch.Check, sketch.Check * 1.5);
        for (int i = 0; i < size; i++)
        {
            sketch.Add(new RunStatements(node, [Insert(sketch, module), $"LOAD {module} TO RUNTIME", $"SAVE {module} TO DISK"]));
            sketch.Wait(pause);
        }
    }

    private static void Duel(Sketch sketch)
    {
        if (sketch.Pair() is var (a, b))
        {
            string module = sketch.OneOf(_modules);
            Change(sketch, a.Name, module);
            sketch.WaitUpTo(TimeSpan.FromMilliseconds(sketch.OneOf(1, 300, 3000)));
            Change(sketch, b.Name, module);
        }
    }

    private static void Join(Sketch sketch)
    {
        if (sketch.Resting.Length == 0)
        {
            return;
        }

        RunNode newcomer = sketch.Resting[0];
        sketch.Add(new StartNode(newcomer.Name));
        sketch.WaitUpTo(TimeSpan.FromSeconds(2));
        if (sketch.Dice.Chance(0.5))
        {
            ChangeAny(sketch, newcomer.Name);
        }
    }

    private static void Load(Sketch sketch, string node, string module, string change)
    {
        List<string> statements = [change, $"LOAD {module} TO RUNTIME"];
        AddSave(sketch, statements, module);
        sketch.Add(new RunStatements(node, [.. statements]));
    }

    private static void AddSave(Sketch sketch, List<string> statements, string module)
    {
        if (sketch.Dice.Chance(SaveChance))
        {
            statements.Add($"SAVE {module} TO DISK");
        }
    }

    private static string Insert(Sketch sketch, string module)
    {
        int row = sketch.NextRow();
        return module switch
        {
            "MYSQL SERVERS" => Text($"INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.{row}')"),
            "MYSQL USERS" => Text($"INSERT INTO mysql_users(username,password) VALUES ('app{row}','secret')"),
            _ => Text($"INSERT INTO mysql_query_rules(rule_id,active,comment) VALUES ({row},1,'rule {row}')"),
        };
    }

    private static string TableOf(string module) => module.Replace(' ', '_').ToLowerInvariant();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
