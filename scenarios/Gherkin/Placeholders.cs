namespace Sim.Scenarios.Gherkin;

/// <summary>The values of one row of examples, filled in for <c>&lt;name&gt;</c>. Other text between angle brackets stays as it is.</summary>
internal sealed class Placeholders(IReadOnlyList<string> names, IReadOnlyList<string> values)
{
    /// <summary>Changes nothing.</summary>
    public static Placeholders None { get; } = new([], []);

    /// <summary>The text with every placeholder replaced; a value is never searched for placeholders again.</summary>
    public string Fill(string text)
    {
        if (names.Count == 0 || !text.Contains('<', StringComparison.Ordinal))
        {
            return text;
        }

        var filled = new System.Text.StringBuilder(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            int which = text[at] == '<' ? PlaceholderAt(text, at) : -1;
            filled.Append(which < 0 ? text[at].ToString() : values[which]);
            at += which < 0 ? 1 : names[which].Length + 2;
        }

        return filled.ToString();
    }

    private int PlaceholderAt(string text, int at)
    {
        for (int i = 0; i < names.Count; i++)
        {
            int end = at + 1 + names[i].Length;
            if (end < text.Length && text[end] == '>' && string.CompareOrdinal(text, at + 1, names[i], 0, names[i].Length) == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
