using Sim.Engine.Profiles;

namespace Sim.Engine.Configuration;

/// <summary>One variable of a version.</summary>
/// <param name="Name">Its name without the prefix <c>admin-</c> or <c>mysql-</c>.</param>
/// <param name="Default">Its value in a fresh process; null is C's null pointer, which tables show as <c>(null)</c>.</param>
/// <param name="Rule">What happens to a new value.</param>
internal sealed record VariableDefinition(string Name, string? Default, ValueRule Rule);

/// <summary>Decides about a new value of a variable.</summary>
internal delegate RuleOutcome ValueRule(RuleInput input);

/// <summary>What a rule may look at.</summary>
/// <param name="Name">The variable's name as it was written.</param>
/// <param name="Current">The value at runtime.</param>
/// <param name="Value">The value that somebody wants.</param>
/// <param name="Profile">The version.</param>
/// <param name="ThreadsStarted">Whether the MySQL threads run.</param>
internal readonly record struct RuleInput(string Name, string? Current, string Value, Profile Profile, bool ThreadsStarted);

/// <summary>A rule's decision: the value to keep, or a refusal with what the log says about it before anything else, if anything.</summary>
internal readonly record struct RuleOutcome(bool Accepted, string? Value, InvalidValue? Complaint)
{
    /// <summary>The value becomes <paramref name="value"/>.</summary>
    public static RuleOutcome Accept(string? value) => new(true, value, null);

    /// <summary>The value stays.</summary>
    public static RuleOutcome Refuse(InvalidValue? complaint = null) => new(false, null, complaint);
}
