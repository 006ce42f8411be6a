using System.Globalization;
using System.Reflection;

namespace Sim.Scenarios.Gherkin;

/// <summary>
/// The objects of one scenario: step classes and what they share. An object is made when it is first needed, by its only constructor,
/// from other objects of the scenario.
/// </summary>
internal sealed class ScenarioContainer
{
    private readonly Dictionary<Type, object?> _objects = [];

    /// <summary>A container that holds the context.</summary>
    public ScenarioContainer(ScenarioContext context) => _objects[typeof(ScenarioContext)] = context;

    /// <summary>The scenario's object of that class.</summary>
    public object Resolve(Type type)
    {
        if (_objects.TryGetValue(type, out object? known))
        {
            return known ?? throw new InvalidOperationException($"{type.Name} needs itself to be made");
        }

        _objects[type] = null;
        ConstructorInfo[] constructors = type.GetConstructors();
        if (constructors.Length != 1)
        {
            throw new InvalidOperationException($"{type.Name} needs exactly one public constructor, it has {constructors.Length}");
        }

        object?[] arguments = [.. constructors[0].GetParameters().Select(p => Resolve(p.ParameterType))];
        object made = constructors[0].Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, CultureInfo.InvariantCulture);
        _objects[type] = made;
        return made;
    }
}
