namespace Sim.Scenarios.Gherkin;

/// <summary>Marks a class whose methods are steps or argument transformations. Named and shaped like Reqnroll's.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BindingAttribute : Attribute
{
    /// <summary>Where the sentences of the class are listed; smaller comes first.</summary>
    public int Order { get; init; }
}

/// <summary>
/// The sentence of a step: a cucumber expression, or a regular expression if it starts with <c>^</c> or ends with <c>$</c>. The keyword
/// says where a reader expects the sentence; like Cucumber, the runner takes a known sentence after any keyword.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class StepDefinitionBaseAttribute(string expression) : Attribute
{
    /// <summary>The sentence.</summary>
    public string Expression { get; } = expression;

    /// <summary>The keyword under which the sentence is listed.</summary>
    public abstract string Keyword { get; }
}

/// <summary>A sentence that describes the state at the start.</summary>
public sealed class GivenAttribute(string expression) : StepDefinitionBaseAttribute(expression)
{
    /// <inheritdoc/>
    public override string Keyword => "Given";
}

/// <summary>A sentence that makes something happen.</summary>
public sealed class WhenAttribute(string expression) : StepDefinitionBaseAttribute(expression)
{
    /// <inheritdoc/>
    public override string Keyword => "When";
}

/// <summary>A sentence that checks something.</summary>
public sealed class ThenAttribute(string expression) : StepDefinitionBaseAttribute(expression)
{
    /// <inheritdoc/>
    public override string Keyword => "Then";
}

/// <summary>
/// A method that turns the text of a parameter into a value. With <see cref="Name"/> it is a parameter type of cucumber expressions.
/// It throws <see cref="StepArgumentException"/> for a text that matches but means nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StepArgumentTransformationAttribute(string regex) : Attribute
{
    /// <summary>What the parameter looks like; without anchors.</summary>
    public string Regex { get; } = regex;

    /// <summary>The name between braces in a cucumber expression.</summary>
    public required string Name { get; init; }
}

/// <summary>How a sentence is used and what it means; <c>sim steps</c> prints both.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ExampleAttribute(string text, string meaning) : Attribute
{
    /// <summary>The step without its keyword, with doc string or table if the sentence takes one.</summary>
    public string Text { get; } = text;

    /// <summary>One line for somebody who writes scenarios.</summary>
    public string Meaning { get; } = meaning;
}
