namespace Sim.Scenarios.Conformance;

/// <summary>A recording that cannot be read; the message says which file and why.</summary>
public sealed class RecordingException : Exception
{
    /// <summary>With the text to show.</summary>
    public RecordingException(string message)
        : base(message)
    {
    }

    /// <summary>With the text to show and what led to it.</summary>
    public RecordingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
