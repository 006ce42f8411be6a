namespace Sim.Scenarios.World;

/// <summary>
/// The scenario asks for something that this kind of world does not have, so that it cannot be played there; the message says what. It is
/// nobody's mistake.
/// </summary>
public sealed class NotOfThisWorldException : Exception
{
    /// <summary>With the text to show.</summary>
    public NotOfThisWorldException(string message)
        : base(message)
    {
    }

    /// <summary>With the text to show and what led to it.</summary>
    public NotOfThisWorldException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
