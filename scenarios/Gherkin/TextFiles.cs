using System.Text;

namespace Sim.Scenarios.Gherkin;

/// <summary>A file cannot be read or written; the message names it and says why, in words for the user.</summary>
internal sealed class TextFileException(string message) : Exception(message);

/// <summary>Files that users give: text in UTF-8, or in UTF-16 if they say so in their first bytes.</summary>
internal static class TextFiles
{
    /// <summary>ENOSPC, which .NET gives as it is.</summary>
    private const int DiskIsFull = 28;

    /// <summary>The whole text; a byte order mark does not belong to it.</summary>
    /// <exception cref="TextFileException">There is no such file, it cannot be read, or it is not text.</exception>
    public static string Read(string path)
    {
        if (path.Length == 0)
        {
            throw new TextFileException("an empty name is no file");
        }

        if (Directory.Exists(path))
        {
            throw new TextFileException($"{path} is a directory, not a file");
        }

        try
        {
            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            string text = reader.ReadToEnd();
            return text.Contains('\0', StringComparison.Ordinal) ? throw NotText(path) : text;
        }
        catch (DecoderFallbackException)
        {
            throw NotText(path);
        }
        catch (Exception trouble) when (IsTrouble(trouble))
        {
            throw new TextFileException(trouble is FileNotFoundException or DirectoryNotFoundException
                ? $"no such file or directory: {path}"
                : $"cannot read {path}: {Reason(trouble)}");
        }
    }

    /// <summary>Whether something is wrong with a file and not with this program.</summary>
    public static bool IsTrouble(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException or ArgumentException { ParamName: "path" };

    /// <summary>What is wrong, without the path.</summary>
    public static string Reason(Exception trouble) => trouble switch
    {
        UnauthorizedAccessException => "permission denied",
        DirectoryNotFoundException => "its directory does not exist",
        FileNotFoundException => "there is no such file",
        PathTooLongException => "the path is too long",
        IOException { HResult: DiskIsFull } => "the disk is full",
        NotSupportedException or ArgumentException => "it is no path",
        _ => "something else is in its place, or the disk is full",
    };

    private static TextFileException NotText(string path) => new($"{path} is no text file: a feature, a script and a configuration are UTF-8 text");
}
