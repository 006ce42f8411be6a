using System.Reflection;

namespace Sim.Scenarios.Gherkin;

/// <summary>All sentences that are known, compiled once.</summary>
internal sealed class StepRegistry
{
    private StepRegistry(IReadOnlyList<StepDefinition> definitions) => Definitions = definitions;

    /// <summary>The sentences of this program.</summary>
    public static StepRegistry BuiltIn { get; } = From(typeof(StepRegistry).Assembly.GetTypes().Where(IsBinding));

    /// <summary>The sentences, by the order of their classes and then as they are written.</summary>
    public IReadOnlyList<StepDefinition> Definitions { get; }

    /// <summary>Collects the sentences of binding classes.</summary>
    /// <exception cref="FormatException">A sentence is malformed.</exception>
    public static StepRegistry From(IEnumerable<Type> bindings)
    {
        Type[] types = [.. bindings.OrderBy(t => t.GetCustomAttribute<BindingAttribute>()?.Order).ThenBy(t => t.FullName, StringComparer.Ordinal)];
        var parameterTypes = new ParameterTypes();
        foreach (Type type in types)
        {
            parameterTypes.AddFrom(type);
        }

        return new StepRegistry([.. types.SelectMany(t => DefinitionsOf(t, parameterTypes))]);
    }

    /// <summary>The definitions whose sentence the text is: none if it is undefined, more than one if it is ambiguous.</summary>
    public IReadOnlyList<StepDefinition> Find(string text) => [.. Definitions.Where(d => d.Matches(text))];

    /// <summary>The known sentence that looks most like the text.</summary>
    public StepDefinition? Nearest(string text) => Definitions.MinBy(d => SentenceDistance.Between(text, d.Sentence));

    private static bool IsBinding(Type type) => type.IsDefined(typeof(BindingAttribute));

    private static IEnumerable<StepDefinition> DefinitionsOf(Type type, ParameterTypes parameterTypes) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).OrderBy(m => m.MetadataToken)
        from attribute in method.GetCustomAttributes<StepDefinitionBaseAttribute>()
        select new StepDefinition(attribute, method, parameterTypes);
}
