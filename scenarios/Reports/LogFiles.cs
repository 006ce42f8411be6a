using System.Text;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Reports;

/// <summary>Writes every node's log to <c>DIR/scenario/node.log</c>.</summary>
internal sealed class LogFiles(string directory) : IPlayObserver
{
    private const int MaxSlugLength = 80;
    private readonly HashSet<string> _folders = [];

    /// <summary>A text as a file name: letters, digits, dots and dashes; a long one ends with a whole word.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c) || (c is '.' or '_' && slug.Length > 0))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        string name = slug.ToString().TrimEnd('-');
        if (name.Length > MaxSlugLength)
        {
            int end = name.LastIndexOf('-', MaxSlugLength);
            name = name[..(end > 0 ? end : MaxSlugLength)];
        }

        return name.Length > 0 ? name : "unnamed";
    }

    /// <inheritdoc/>
    public void ScenarioStarts(Scenario scenario)
    {
    }

    /// <inheritdoc/>
    public void StepPlayed(PlayedStep step)
    {
    }

    /// <inheritdoc/>
    public void ScenarioEnds(ScenarioOutcome outcome, IWorld world)
    {
        string folder = Path.Combine(directory, Unique(outcome.Scenario.Name, _folders));
        Directory.CreateDirectory(folder);
        var files = new HashSet<string>();
        foreach (string node in world.Nodes)
        {
            File.WriteAllLines(Path.Combine(folder, $"{Unique(node, files)}.log"), world.Log(node).Select(l => l.Text));
        }
    }

    // Names that differ only in what a file name cannot show get a number.
    private static string Unique(string name, HashSet<string> taken)
    {
        string slug = Slug(name);
        string unique = slug;
        for (int i = 2; !taken.Add(unique); i++)
        {
            unique = $"{slug}-{i}";
        }

        return unique;
    }
}
