namespace Sim.Scenarios.Gherkin;

/// <summary>A check did not hold. The message is what the user reads under the step; it may have several lines.</summary>
public sealed class StepFailedException(string message) : Exception(message);

/// <summary>The text of a step's parameter means nothing; the message says what would.</summary>
public sealed class StepArgumentException(string message) : Exception(message);
