namespace Sim.Hosting.Outbound;

/// <summary>How a question ended.</summary>
internal enum Hearsay
{
    /// <summary>With an answer.</summary>
    Answer,

    /// <summary>With an error: of the server, or of the connection.</summary>
    Failure,

    /// <summary>It took too long.</summary>
    Silence,

    /// <summary>What came was not the protocol, or too much.</summary>
    Unbearable,
}

/// <summary>What came of a question.</summary>
/// <param name="Answer">The answer, if there is one.</param>
/// <param name="Kind">How it ended.</param>
/// <param name="Error">The error, if it ended with one.</param>
internal readonly record struct Hearing<T>(T? Answer, Hearsay Kind, Exception? Error);
