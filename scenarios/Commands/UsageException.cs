namespace Sim.Scenarios.Commands;

/// <summary>The user asked for something that cannot be done; the message is the line to print.</summary>
internal sealed class UsageException(string message) : Exception(message);
