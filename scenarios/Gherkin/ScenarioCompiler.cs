using Gherkin;
using Gherkin.Ast;
using AstScenario = Gherkin.Ast.Scenario;

namespace Sim.Scenarios.Gherkin;

/// <summary>Turns a parsed feature into the scenarios to play: backgrounds are put in front, outlines are written out.</summary>
internal sealed class ScenarioCompiler
{
    private readonly string _path;
    private readonly Feature _feature;
    private readonly string[] _outlineKeywords;
    private readonly List<Scenario> _scenarios = [];
    private readonly List<Problem> _problems = [];

    private ScenarioCompiler(string path, Feature feature)
    {
        _path = path;
        _feature = feature;
        _outlineKeywords = new GherkinDialectProvider().GetDialect(feature.Language, feature.Location).ScenarioOutlineKeywords;
    }

    /// <summary>The scenarios of the feature in the order of the file.</summary>
    public static FeatureReading Compile(string path, Feature feature)
    {
        var compiler = new ScenarioCompiler(path, feature);
        compiler.AddChildren(feature.Children, [], [.. feature.Tags]);
        return new FeatureReading(compiler._scenarios, compiler._problems);
    }

    private void AddChildren(IEnumerable<IHasLocation> children, IReadOnlyList<Step> background, IReadOnlyList<Tag> tags)
    {
        foreach (IHasLocation child in children)
        {
            switch (child)
            {
                case Background own:
                    background = [.. background, .. own.Steps];
                    break;
                case Rule rule:
                    AddChildren(rule.Children, background, [.. tags, .. rule.Tags]);
                    break;
                case AstScenario scenario:
                    Add(scenario, background, [.. tags, .. scenario.Tags]);
                    break;
            }
        }
    }

    /// <summary>A line that begins with no keyword is part of the description, so a misspelt first step is found there.</summary>
    private static string WithoutKeyword(string? description) => string.IsNullOrWhiteSpace(description)
        ? ""
        : $" (a step begins with Given, When, Then, And, But or *; \"{description.Trim().Split('\n')[0].TrimEnd()}\" does not)";

    private void Add(AstScenario scenario, IReadOnlyList<Step> background, IReadOnlyList<Tag> tags)
    {
        var place = new Place(_path, scenario.Location.Line, scenario.Location.Column);
        if (!scenario.Steps.Any())
        {
            _problems.Add(new Problem(place, $"the scenario has no steps: {scenario.Name}{WithoutKeyword(scenario.Description)}"));
        }
        else if (scenario.Examples.Any(HasRows))
        {
            AddExamples(scenario, background, tags);
        }
        else if (scenario.Examples.Any() || _outlineKeywords.Contains(scenario.Keyword))
        {
            _problems.Add(new Problem(place, $"the outline has no examples: {scenario.Name}"));
        }
        else
        {
            Add(scenario, background, tags, scenario.Location, Placeholders.None, scenario.Name);
        }
    }

    // An "Examples:" without any table has neither header nor body.
    private static bool HasRows(Examples examples) => examples.TableHeader is not null && examples.TableBody.Any();

    private void AddExamples(AstScenario scenario, IReadOnlyList<Step> background, IReadOnlyList<Tag> tags)
    {
        int number = 0;
        foreach (Examples examples in scenario.Examples.Where(HasRows))
        {
            string[] names = [.. examples.TableHeader.Cells.Select(c => c.Value)];
            foreach (TableRow row in examples.TableBody)
            {
                number++;
                var values = new Placeholders(names, [.. row.Cells.Select(c => c.Value)]);
                string name = $"{values.Fill(scenario.Name)} (example {number})";
                Add(scenario, background, [.. tags, .. examples.Tags], row.Location, values, name);
            }
        }
    }

    private void Add(AstScenario scenario, IReadOnlyList<Step> background, IReadOnlyList<Tag> tags, Location line, Placeholders values, string name) =>
        _scenarios.Add(new Scenario
        {
            Feature = _feature.Name,
            FeatureDescription = Unindented(_feature.Description),
            Name = name,
            Description = values.Fill(Unindented(scenario.Description)),
            Tags = [.. tags.Select(t => t.Name).Distinct()],
            Seed = SeedTag.Read(tags, Refuse) ?? Scenario.UsualSeed,
            Place = new Place(_path, line.Line),
            FirstLine = scenario.Tags.Select(t => t.Location.Line).Append(scenario.Location.Line).Min(),
            HeaderLine = scenario.Location.Line,
            BackgroundSteps = background.Count,
            Steps = [.. background.Select(s => Written(s, Placeholders.None)), .. scenario.Steps.Select(s => Written(s, values))],
        });

    // A tag of a feature or an outline holds for many scenarios, and is refused once.
    private void Refuse(Tag tag, string why)
    {
        var problem = new Problem(new Place(_path, tag.Location.Line, tag.Location.Column), why);
        if (!_problems.Contains(problem))
        {
            _problems.Add(problem);
        }
    }

    private ScenarioStep Written(Step step, Placeholders values) => new(
        new Place(_path, step.Location.Line),
        step.Keyword.Trim(),
        values.Fill(step.Text).Trim(),
        step.DocString is { } doc ? values.Fill(doc.Content) : null,
        step.DataTable is { } table ? Filled(table, values) : null)
    {
        // The text begins in the line below the quotes and is as far indented as they are.
        DocStringPlace = step.DocString is { } text ? new Place(_path, text.Location.Line + 1, text.Location.Column) : null,
    };

    private static DataTable Filled(global::Gherkin.Ast.DataTable table, Placeholders values)
    {
        IReadOnlyList<string>[] rows = [.. table.Rows.Select(r => (IReadOnlyList<string>)[.. r.Cells.Select(c => values.Fill(c.Value))])];
        return new DataTable(rows[0], rows[1..]);
    }

    private static string Unindented(string? text) =>
        string.Join('\n', (text ?? "").Split('\n').Select(l => l.Trim())).Trim();
}
