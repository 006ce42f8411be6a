using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Sim.Scenarios.Gherkin;

/// <summary>A sentence and the method that carries it out.</summary>
internal sealed class StepDefinition
{
    private readonly Regex _regex;
    private readonly string[] _groups;
    private readonly IReadOnlyList<ParameterType>? _types;
    private readonly ParameterInfo[] _parameters;

    /// <summary>Compiles the sentence of one attribute of a method.</summary>
    /// <exception cref="FormatException">The sentence and the method's parameters do not fit; the message says how.</exception>
    public StepDefinition(StepDefinitionBaseAttribute attribute, MethodInfo method, ParameterTypes types)
    {
        Method = method;
        Keyword = attribute.Keyword;
        Sentence = attribute.Expression;
        Example = method.GetCustomAttribute<ExampleAttribute>();
        _parameters = method.GetParameters();
        string pattern = Sentence;
        if (!Sentence.StartsWith('^') && !Sentence.EndsWith('$'))
        {
            (pattern, _types) = CucumberExpression.Translate(Sentence, types);
        }

        if (method.ReturnType != typeof(void) && method.ReturnType != typeof(Task))
        {
            throw new FormatException($"{method.DeclaringType?.Name}.{method.Name} must return void or Task");
        }

        _regex = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        _groups = [.. _regex.GetGroupNames().Skip(1)];
        int extra = _parameters.Length - _groups.Length;
        TakesTable = extra == 1 && _parameters[^1].ParameterType == typeof(DataTable);
        TakesDocString = extra == 1 && _parameters[^1].ParameterType == typeof(string);
        if (extra != 0 && !TakesTable && !TakesDocString)
        {
            throw new FormatException($"{method.DeclaringType?.Name}.{method.Name} takes {_parameters.Length} parameters, its sentence gives {_groups.Length}");
        }
    }

    /// <summary>The keyword under which it is listed.</summary>
    public string Keyword { get; }

    /// <summary>The sentence as the attribute gives it.</summary>
    public string Sentence { get; }

    /// <summary>How it is used, if its author said so.</summary>
    public ExampleAttribute? Example { get; }

    /// <summary>The method that carries it out.</summary>
    public MethodInfo Method { get; }

    /// <summary>Whether a doc string must follow.</summary>
    public bool TakesDocString { get; }

    /// <summary>Whether a table must follow.</summary>
    public bool TakesTable { get; }

    /// <summary>Whether the text is this sentence.</summary>
    public bool Matches(string text) => _regex.IsMatch(text);

    /// <summary>The method's arguments for a step whose text matches.</summary>
    /// <exception cref="StepArgumentException">A value means nothing, or doc string or table are missing or too many.</exception>
    public object?[] Arguments(ScenarioStep step)
    {
        RequireAttachment("doc string", TakesDocString, step.DocString is not null);
        RequireAttachment("table", TakesTable, step.Table is not null);
        Match match = _regex.Match(step.Text);
        var arguments = new object?[_parameters.Length];
        for (int i = 0; i < _groups.Length; i++)
        {
            string text = match.Groups[_groups[i]].Value;
            arguments[i] = _types is null ? Converted(text, _parameters[i].ParameterType) : _types[i].Convert(text);
        }

        if (_groups.Length < arguments.Length)
        {
            arguments[^1] = TakesTable ? step.Table : step.DocString;
        }

        return arguments;
    }

    private static void RequireAttachment(string what, bool taken, bool given)
    {
        if (taken != given)
        {
            throw new StepArgumentException(taken ? $"this sentence needs a {what} below it" : $"this sentence takes no {what}");
        }
    }

    private static object Converted(string text, Type type)
    {
        try
        {
            return Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new StepArgumentException($"'{text}' is not what this sentence needs here");
        }
    }
}
