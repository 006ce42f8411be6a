namespace Sim.Scenarios.Gherkin;

/// <summary>How much two texts differ, for the hint at what somebody may have meant.</summary>
internal static class SentenceDistance
{
    private const int MaxWords = 60;
    private const int MaxCharacters = 250;
    private const double CostOfParameter = 0.25;

    /// <summary>
    /// Edit distance over words between a step's text and a known sentence: words that look alike cost little, and a parameter of the
    /// sentence stands for almost any words. Texts are looked at up to a limit, so any text is quick to compare.
    /// </summary>
    public static double Between(string text, string sentence)
    {
        string[] written = Words(text);
        string[] known = Words(sentence);
        return Distance(written.Length, known.Length, (i, j) => BetweenWords(written[i], known[j]), j => IsParameter(known[j]) ? CostOfParameter : 1);
    }

    /// <summary>Edit distance over characters, up to a limit.</summary>
    public static double BetweenTexts(string a, string b) =>
        Distance(Math.Min(a.Length, MaxCharacters), Math.Min(b.Length, MaxCharacters), (i, j) => a[i] == b[j] ? 0 : 1, _ => 1);

    private static string[] Words(string text)
    {
        string[] words = text.Split(' ', MaxWords + 1, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > MaxWords ? words[..MaxWords] : words;
    }

    private static double BetweenWords(string written, string known)
    {
        if (IsParameter(known))
        {
            return CostOfParameter;
        }

        known = known.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        return written == known ? 0 : Math.Min(1, BetweenTexts(written, known) / Math.Min(Math.Max(written.Length, known.Length), MaxCharacters));
    }

    private static bool IsParameter(string known) => known.StartsWith('{');

    // extension: what it costs that one more row falls to the same column.
    private static double Distance(int rows, int columns, Func<int, int, double> substitution, Func<int, double> extension)
    {
        double[] previous = [.. Enumerable.Range(0, columns + 1)];
        double[] current = new double[columns + 1];
        for (int i = 1; i <= rows; i++)
        {
            current[0] = i;
            for (int j = 1; j <= columns; j++)
            {
                double replaced = previous[j - 1] + substitution(i - 1, j - 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j] + extension(j - 1), current[j - 1] + 1));
            }

            (previous, current) = (current, previous);
        }

        return previous[columns];
    }
}
