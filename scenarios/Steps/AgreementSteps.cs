using System.Globalization;
using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Steps;

/// <summary>Sentences about whether nodes hold the same configuration.</summary>
[Binding(Order = 5)]
public sealed class AgreementSteps(ScenarioContext scenario)
{
    private readonly IWorld _world = scenario.World;

    /// <summary>Checks that all running nodes come to hold the same.</summary>
    [Then("within {duration} all nodes agree on {module}")]
    [Example("within 10 s all nodes agree on mysql_servers", "one checksum for the module on all running nodes")]
    public Task AllAgreeWithin(TimeSpan within, Module module) => AllAgree(within, DurationText.Of(within), module);

    /// <summary>Checks that all running nodes come to hold the same in so many checks.</summary>
    [Then("within {number} check(s) all nodes agree on {module}")]
    [Example("within 5 checks all nodes agree on mysql_servers", "the same; a check takes the longest admin-cluster_check_interval_ms of the running nodes")]
    public async Task AllAgreeWithinChecks(ulong checks, Module module)
    {
        TimeSpan interval = TimeSpan.Zero;
        foreach (string node in _world.RunningNodes)
        {
            TimeSpan own = await CheckIntervalOf(node);
            interval = own > interval ? own : interval;
        }

        const ulong MaxChecks = 1_000_000;
        if (checks > MaxChecks)
        {
            throw new StepArgumentException($"{checks} checks are too many; the limit is {MaxChecks}");
        }

        TimeSpan within = interval * checks;
        await AllAgree(within, $"{checks} checks ({DurationText.Of(within)})", module);
    }

    /// <summary>Checks that two nodes do not come to hold the same.</summary>
    [Then("after {duration} {name} and {name} still differ on {module}")]
    [Example("after 24 h 208 and 209 still differ on mysql_servers", "they differ all the while")]
    public async Task StillDiffer(TimeSpan during, string a, string b, Module module)
    {
        async Task<bool> Differ() => (await ChecksumsOf([a, b], module)).Distinct().Count() == 2;
        DateTimeOffset start = _world.Now;
        if (!await _world.Throughout(Differ, during))
        {
            await FailWith($"after {DurationText.Of(_world.Now - start)} {a} and {b} agree on", [a, b], module);
        }
    }

    private async Task AllAgree(TimeSpan within, string span, Module module)
    {
        if (_world.RunningNodes.Count < 2)
        {
            throw new StepFailedException($"{_world.RunningNodes.Count} nodes are running; it takes two to agree");
        }

        async Task<bool> Agree() => (await ChecksumsOf(_world.RunningNodes, module)).Distinct().Count() == 1;
        if (!await _world.Until(Agree, within))
        {
            await FailWith($"after {span} the nodes do not agree on", _world.RunningNodes, module);
        }
    }

    private async Task<TimeSpan> CheckIntervalOf(string node)
    {
        AdminReply reply = await _world.Query(node, "SELECT @@admin-cluster_check_interval_ms");
        return reply is AdminReply.Rows { Set.Rows: [[{ } value]] } && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new StepFailedException($"{node} does not tell how often it checks: {ReplyText.Of(reply)}");
    }

    private async Task<IReadOnlyList<string>> ChecksumsOf(IReadOnlyList<string> nodes, Module module)
    {
        var checksums = new List<string>();
        foreach (string node in nodes)
        {
            checksums.Add((await StateOf(node, module))[^1]);
        }

        return checksums;
    }

    private async Task FailWith(string what, IReadOnlyList<string> nodes, Module module)
    {
        var lines = new List<string> { $"{what} {SentenceParameters.NameOf(module)}:" };
        foreach (string node in nodes)
        {
            string[] state = await StateOf(node, module);
            lines.Add($"  {node}: version {state[0]}, epoch {state[1]}, checksum {state[2]}");
        }

        throw new StepFailedException(string.Join('\n', lines));
    }

    private async Task<string[]> StateOf(string node, Module module)
    {
        // In the words that peers use: a node answers them from what it has at hand.
        AdminReply reply = await _world.Query(node, WireStatements.Checksums);
        string name = SentenceParameters.NameOf(module);
        return reply is AdminReply.Rows rows && rows.Set.Rows.FirstOrDefault(row => row is [var first, _, _, _] && first == name) is { } found
            ? [.. found.Skip(1).Select(value => value ?? "NULL")]
            : throw new StepFailedException($"{node} does not tell its checksums: {ReplyText.Of(reply)}");
    }
}
