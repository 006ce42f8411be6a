namespace Sim.Scenarios.Commands;

/// <summary>What the user asked for cannot be done; the message is the line to print.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>Whether the message begins with a place in a file, which then begins the line too, so that editors and terminals link it.</summary>
    public bool HasPlace { get; init; }
}
