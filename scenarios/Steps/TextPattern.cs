namespace Sim.Scenarios.Steps;

/// <summary>Expected text in which <c>…</c> stands for any text, also for none. Everything else is exact.</summary>
internal static class TextPattern
{
    private const char AnyText = '…';

    /// <summary>Whether the whole text is what the pattern says.</summary>
    public static bool Matches(string pattern, ReadOnlySpan<char> text)
    {
        string[] parts = pattern.Split(AnyText);
        if (parts.Length == 1)
        {
            return text.SequenceEqual(pattern);
        }

        string first = parts[0];
        string last = parts[^1];
        if (text.Length < first.Length + last.Length || !text.StartsWith(first) || !text.EndsWith(last))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text[first.Length..^last.Length];
        foreach (string part in parts[1..^1])
        {
            int at = rest.IndexOf(part, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + part.Length)..];
        }

        return true;
    }

    /// <summary>Whether the text contains what the pattern says.</summary>
    public static bool IsIn(string pattern, string text) => Matches($"{AnyText}{pattern}{AnyText}", text);
}
