using System.Globalization;
using System.Reflection;

namespace Sim.Scenarios.Gherkin;

/// <summary>A type of parameter in cucumber expressions: what its text looks like and what it means.</summary>
/// <param name="Name">The name between braces.</param>
/// <param name="Regex">A regular expression without capturing groups.</param>
/// <param name="Convert">Makes the value; throws <see cref="StepArgumentException"/> for a text without a meaning.</param>
internal sealed record ParameterType(string Name, string Regex, Func<string, object> Convert);

/// <summary>All types of parameters: Cucumber's own and those that binding classes define.</summary>
internal sealed class ParameterTypes
{
    private readonly Dictionary<string, ParameterType> _types = [];

    /// <summary>Cucumber's own types.</summary>
    public ParameterTypes()
    {
        Add(new ParameterType("int", @"-?\d+", text => ToInt(text)));
        Add(new ParameterType("word", @"[^\s]+", text => text));
        Add(new ParameterType("string", """
            "[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'
            """, Unquoted));
        Add(new ParameterType("", ".*", text => text));
    }

    /// <summary>The type with that name.</summary>
    public ParameterType Named(string name) =>
        _types.TryGetValue(name, out ParameterType? type) ? type : throw new FormatException($"no parameter type is named {{{name}}}");

    /// <summary>Adds the transformations of a binding class; they must be static.</summary>
    public void AddFrom(Type binding)
    {
        foreach (MethodInfo method in binding.GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            if (method.GetCustomAttribute<StepArgumentTransformationAttribute>() is { } attribute)
            {
                object Convert(string text) => method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [text], CultureInfo.InvariantCulture)!;
                Add(new ParameterType(attribute.Name, attribute.Regex, Convert));
            }
        }
    }

    private void Add(ParameterType type)
    {
        if (!_types.TryAdd(type.Name, type))
        {
            throw new FormatException($"two parameter types are named {{{type.Name}}}");
        }
    }

    private static int ToInt(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new StepArgumentException($"{text} is too large a number");

    // Only an escaped quote loses its backslash: in SQL and in patterns every other backslash is part of the text.
    private static string Unquoted(string text) => text[1..^1].Replace($"\\{text[0]}", text[..1], StringComparison.Ordinal);
}
