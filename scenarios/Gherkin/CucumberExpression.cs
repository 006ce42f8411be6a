using System.Text;
using System.Text.RegularExpressions;

namespace Sim.Scenarios.Gherkin;

/// <summary>
/// Translates a cucumber expression to a regular expression: <c>{type}</c> is a parameter, <c>(s)</c> optional text, <c>a/b</c> one of two
/// words, and a backslash takes the next character as it is.
/// </summary>
internal static class CucumberExpression
{
    /// <summary>The regular expression, anchored at both ends, with one group <c>p0</c>, <c>p1</c>, … a parameter, and the parameters' types.</summary>
    /// <exception cref="FormatException">The expression is malformed or names an unknown type; the message says so.</exception>
    public static (string Regex, IReadOnlyList<ParameterType> Parameters) Translate(string expression, ParameterTypes types)
    {
        var regex = new StringBuilder("^");
        var parameters = new List<ParameterType>();
        foreach (string word in Words(expression))
        {
            regex.Append(Alternatives(word, types, parameters));
        }

        return (regex.Append('$').ToString(), parameters);
    }

    // Alternation binds the text between two spaces, so the expression is cut there; braces and parentheses may contain spaces.
    private static IEnumerable<string> Words(string expression)
    {
        int start = 0;
        for (int i = 0; i < expression.Length; i++)
        {
            char c = expression[i];
            if (c == '\\')
            {
                i++;
            }
            else if (c is '{' or '(')
            {
                i = EndOf(expression, i);
            }
            else if (c == ' ')
            {
                yield return expression[start..i];
                yield return " ";
                start = i + 1;
            }
        }

        yield return expression[start..];
    }

    private static string Alternatives(string word, ParameterTypes types, List<ParameterType> parameters)
    {
        var regex = new StringBuilder();
        bool alternation = false;
        for (int i = 0; i < word.Length; i++)
        {
            switch (word[i])
            {
                case '\\' when i + 1 < word.Length:
                    regex.Append(Regex.Escape(word[++i].ToString()));
                    break;
                case '/':
                    alternation = true;
                    regex.Append('|');
                    break;
                case '(':
                    int end = EndOf(word, i);
                    regex.Append("(?:").Append(Regex.Escape(word[(i + 1)..end])).Append(")?");
                    i = end;
                    break;
                case '{':
                    end = EndOf(word, i);
                    ParameterType type = types.Named(word[(i + 1)..end]);
                    regex.Append("(?<p").Append(parameters.Count).Append('>').Append(type.Regex).Append(')');
                    parameters.Add(type);
                    i = end;
                    break;
                default:
                    regex.Append(Regex.Escape(word[i].ToString()));
                    break;
            }
        }

        return alternation ? $"(?:{regex})" : regex.ToString();
    }

    private static int EndOf(string expression, int opening)
    {
        char closing = expression[opening] == '{' ? '}' : ')';
        int end = expression.IndexOf(closing, opening);
        return end >= 0 ? end : throw new FormatException($"'{expression}': no {closing} for the {expression[opening]} at column {opening + 1}");
    }
}
