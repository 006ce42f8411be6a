namespace Sim.Scenarios.Gherkin;

/// <summary>A tag expression that cannot be read; the message names the column, counted from 1.</summary>
internal sealed class TagExpressionException(string message) : Exception(message);

/// <summary>Cucumber's tag expressions: <c>@a and not @b or (@c)</c>; <c>not</c> binds closest, then <c>and</c>, then <c>or</c>.</summary>
internal sealed class TagExpression
{
    private const int MaxDepth = 100;
    private readonly string _text;
    private readonly List<(string Token, int Column)> _tokens;
    private int _next;
    private int _depth;

    private TagExpression(string text)
    {
        _text = text;
        _tokens = Tokens(text);
    }

    private delegate bool Rule(IReadOnlyCollection<string> tags);

    /// <summary>Reads an expression and returns its test of a scenario's tags.</summary>
    /// <exception cref="TagExpressionException">It cannot be read.</exception>
    public static Func<IReadOnlyCollection<string>, bool> Parse(string text)
    {
        var parser = new TagExpression(text);
        Rule rule = parser.Or();
        if (parser._next < parser._tokens.Count)
        {
            throw parser.Unexpected("'and', 'or' or the end");
        }

        return tags => rule(tags);
    }

    private Rule Or()
    {
        List<Rule> any = [And()];
        while (Take("or"))
        {
            any.Add(And());
        }

        return any.Count == 1 ? any[0] : tags => any.Exists(rule => rule(tags));
    }

    private Rule And()
    {
        List<Rule> all = [Not()];
        while (Take("and"))
        {
            all.Add(Not());
        }

        return all.Count == 1 ? all[0] : tags => all.TrueForAll(rule => rule(tags));
    }

    private Rule Not()
    {
        if (++_depth > MaxDepth)
        {
            throw new TagExpressionException($"column {ColumnOfNext}: more than {MaxDepth} levels of 'not' and parentheses");
        }

        Rule rule = Take("not") ? Opposite(Not()) : Atom();
        _depth--;
        return rule;
    }

    private static Rule Opposite(Rule rule) => tags => !rule(tags);

    private Rule Atom()
    {
        if (Take("("))
        {
            Rule inner = Or();
            return Take(")") ? inner : throw Unexpected("')'");
        }

        if (_next < _tokens.Count && _tokens[_next].Token is ['@', _, ..] and { } tag)
        {
            _next++;
            return tags => tags.Contains(tag);
        }

        throw Unexpected("a tag like @slow, 'not' or '('");
    }

    private bool Take(string token)
    {
        bool found = _next < _tokens.Count && _tokens[_next].Token == token;
        _next += found ? 1 : 0;
        return found;
    }

    private int ColumnOfNext => _next < _tokens.Count ? _tokens[_next].Column : _text.Length + 1;

    private TagExpressionException Unexpected(string expected)
    {
        string found = _next < _tokens.Count ? $"'{_tokens[_next].Token}'" : "the end";
        return new TagExpressionException($"column {ColumnOfNext}: expected {expected}, found {found}");
    }

    private static List<(string Token, int Column)> Tokens(string text)
    {
        var tokens = new List<(string, int)>();
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool ends = i == text.Length || char.IsWhiteSpace(text[i]) || text[i] is '(' or ')';
            if (ends && start >= 0)
            {
                tokens.Add((text[start..i], start + 1));
                start = -1;
            }

            if (i < text.Length && text[i] is '(' or ')')
            {
                tokens.Add((text[i].ToString(), i + 1));
            }
            else if (!ends && start < 0)
            {
                start = i;
            }
        }

        return tokens;
    }
}
