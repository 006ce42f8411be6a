using Sim.Scenarios.Gherkin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Steps;

/// <summary>Sentences about what a node has logged.</summary>
[Binding(Order = 6)]
public sealed class LogSteps(ScenarioContext scenario)
{
    private readonly IWorld _world = scenario.World;

    /// <summary>Checks for lines in their order.</summary>
    [Then("the log of {name} has, in order:")]
    [Example(
        """"
        the log of 210 has, in order:
          """
          [INFO] Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 started…
          [INFO] Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 completed
          """
        """",
        "these lines, others may stand between them; without its time a line matches any time; … stands for any text")]
    public void HasInOrder(string node, string expected)
    {
        IReadOnlyList<LogLine> log = _world.Log(node);
        if (LogSearch.FindInOrder(expected.Split('\n'), log) is { } missing)
        {
            throw new StepFailedException(missing);
        }
    }

    /// <summary>Checks for lines, all of them, in their order.</summary>
    [Then("the log of {name} has exactly these lines with {string}:")]
    [Example(
        """"
        the log of 210 has exactly these lines with "Fetching MySQL Servers":
          """
          [INFO] Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 started…
          [INFO] Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 completed
          """
        """",
        "the lines that contain the text are these, in this order, and there are no others")]
    public void HasExactly(string node, string text, string expected)
    {
        LogLine[] lines = [.. _world.Log(node).Where(l => TextPattern.IsIn(text, l.Text))];
        if (LogSearch.FindDifference(expected.Split('\n'), lines) is { } difference)
        {
            throw new StepFailedException(difference);
        }
    }

    /// <summary>Counts lines.</summary>
    [Then("the log of {name} has {number} line(s) with {string}")]
    [Example("the log of 210 has 2 lines with \"Fetching MySQL Users\"", "how many lines contain the text")]
    public void HasCount(string node, ulong count, string text)
    {
        string[] found = LinesWith(node, text);
        if ((ulong)found.Length != count)
        {
            throw new StepFailedException($"{found.Length} lines of {node} contain the text, expected {count}{Shown(found)}");
        }
    }

    /// <summary>Checks that a text never appears.</summary>
    [Then("the log of {name} has no line with {string}")]
    [Example("the log of 208 has no line with \"ERROR\"", "no line contains the text")]
    public void HasNone(string node, string text)
    {
        string[] found = LinesWith(node, text);
        if (found.Length > 0)
        {
            throw new StepFailedException($"{found.Length} lines of {node} contain the text{Shown(found)}");
        }
    }

    private string[] LinesWith(string node, string text) => [.. _world.Log(node).Select(l => l.Text).Where(l => TextPattern.IsIn(text, l))];

    private static string Shown(string[] lines)
    {
        const int MaxShown = 5;
        string rest = lines.Length > MaxShown ? $"\n  … and {lines.Length - MaxShown} more" : "";
        return string.Concat(lines.Take(MaxShown).Select(l => $"\n  {l}")) + rest;
    }
}
