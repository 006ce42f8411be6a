namespace Sim.Engine.Configuration.Libconfig;

/// <summary>
/// Why a configuration file could not be read. The message begins with libconfig's own words for the error, up to the first colon.
/// </summary>
/// <param name="Path">The file, as the caller named it.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column in Unicode characters; a tab is one character.</param>
/// <param name="Message">What is wrong, in one line.</param>
public sealed record LibconfigError(string Path, int Line, int Column, string Message)
{
    /// <summary><c>path:line:column: message</c>.</summary>
    public override string ToString() => $"{Path}:{Line}:{Column}: {Message}";
}
