using System.Text;

namespace Sim.Engine.Admin;

/// <summary>
/// One statement as the admin interface looks at it: <see cref="Sent"/> is what SQLite executes when nothing else is meant by it,
/// <see cref="Text"/> is what commands are recognised in (src: lib/gen_utils.cpp, remove_spaces; lib/ProxySQL_Admin.cpp,
/// admin_session_handler). Lengths and comparisons are ASCII, as C makes them.
/// </summary>
internal sealed class AdminStatement
{
    public AdminStatement(string sent, AdminSession session)
    {
        int end = sent.IndexOf('\0', StringComparison.Ordinal);
        Sent = end < 0 ? sent : sent[..end];
        Text = Squeeze(Sent).TrimEnd(';', ' ');
        Session = session;
    }

    /// <summary>The statement up to its first NUL.</summary>
    public string Sent { get; }

    /// <summary>The statement with runs of white space made one blank, without blanks in front and without semicolons at the end.</summary>
    public string Text { get; }

    /// <summary>Who asks.</summary>
    public AdminSession Session { get; }

    /// <summary>Whether the text is exactly this, in any case.</summary>
    public bool Is(string words) => Ascii.EqualsIgnoreCase(Text, words);

    /// <summary>Whether the text begins with this, in any case.</summary>
    public bool Begins(string words) => Text.Length >= words.Length && Ascii.EqualsIgnoreCase(Text.AsSpan(0, words.Length), words);

    /// <summary>Whether the text begins with this and goes on, in any case.</summary>
    public bool BeginsAndGoesOn(string words) => Text.Length > words.Length && Begins(words);

    /// <summary>Whether the text begins with exactly these characters.</summary>
    public bool BeginsExactly(string words) => Text.StartsWith(words, StringComparison.Ordinal);

    /// <summary>Makes every run of white space one blank and drops it at both ends, inside quotes too.</summary>
    public static string Squeeze(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        bool afterSpace = false;
        foreach (char c in text)
        {
            if (!IsSpace(c))
            {
                squeezed.Append(c);
                afterSpace = false;
            }
            else if (squeezed.Length > 0 && !afterSpace)
            {
                squeezed.Append(' ');
                afterSpace = true;
            }
        }

        squeezed.Length -= afterSpace ? 1 : 0;
        return squeezed.ToString();
    }

    /// <summary><c>isspace</c> of the C locale.</summary>
    public static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');
}
