using Sim.Engine.Profiles;
using static Sim.Engine.Configuration.Libconfig.LibconfigTokenKind;

namespace Sim.Engine.Configuration.Libconfig;

/// <summary>
/// Cuts a text into tokens as libconfig's scanner does: the longest match wins, and a comment or string that never ends is the end of
/// the text (src: libconfig 1.4.9, lib/scanner.l).
/// </summary>
internal sealed class LibconfigScanner(string text, Profile profile)
{
    private int _offset;
    private int _line = 1;
    private int _columnOffset;
    private int _column = 1;

    /// <summary>Why the last token is <see cref="Invalid"/>, or what swallowed the end of the text; null if there is nothing to say.</summary>
    public string? Reason { get; private set; }

    /// <summary>The next token.</summary>
    public LibconfigToken Next()
    {
        if (SkipBlanksAndComments() is { } comment)
        {
            return comment;
        }

        LibconfigPosition position = PositionOf(_offset);
        if (_offset == text.Length)
        {
            return new LibconfigToken(End, _offset, 0, position);
        }

        char first = text[_offset];
        if (first == '"')
        {
            return NextText(position);
        }

        (LibconfigTokenKind kind, int length) = IsNameStart(first) ? NameAt(_offset) : LibconfigNumbers.Scan(text.AsSpan(_offset));
        if (kind == Invalid)
        {
            (kind, length) = (SymbolOf(first), 1);
        }

        if (kind == Invalid)
        {
            Reason = LibconfigHints.UnexpectedCharacter(text.AsSpan(_offset));
        }

        var token = new LibconfigToken(kind, _offset, length, position);
        _offset += length;
        return token;
    }

    private static LibconfigTokenKind SymbolOf(char symbol) => symbol switch
    {
        '=' or ':' => LibconfigTokenKind.Equals,
        ',' => Comma,
        ';' => Semicolon,
        '{' => GroupStart,
        '}' => GroupEnd,
        '[' => ArrayStart,
        ']' => ArrayEnd,
        '(' => ListStart,
        ')' => ListEnd,
        _ => Invalid,
    };

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '*';

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '*' or '-' or '_';

    private (LibconfigTokenKind Kind, int Length) NameAt(int start)
    {
        int end = start + 1;
        while (end < text.Length && IsNamePart(text[end]))
        {
            end++;
        }

        ReadOnlySpan<char> name = text.AsSpan(start, end - start);
        bool isBoolean = name.Equals("true", StringComparison.OrdinalIgnoreCase) || name.Equals("false", StringComparison.OrdinalIgnoreCase);
        return (isBoolean ? LibconfigTokenKind.Boolean : Name, end - start);
    }

    private LibconfigToken NextText(LibconfigPosition position)
    {
        int start = _offset++;
        while (_offset < text.Length && text[_offset] != '"')
        {
            if (text[_offset] == '\\' && _offset + 1 < text.Length && text[_offset + 1] is '"' or '\\')
            {
                _offset++;
            }

            Step();
        }

        if (_offset == text.Length)
        {
            Reason = $"the string that begins at {position.Line}:{position.Column} has no closing quote";
            return new LibconfigToken(End, _offset, 0, PositionOf(_offset));
        }

        _offset++;
        return new LibconfigToken(Text, start, _offset - start, position);
    }

    private LibconfigToken? SkipBlanksAndComments()
    {
        while (_offset < text.Length)
        {
            if (text[_offset] is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                Step();
            }
            else if (At("/*"))
            {
                SkipBlockComment();
            }
            else if (text[_offset] == '#' || At("//"))
            {
                int start = _offset;
                LibconfigPosition position = PositionOf(start);
                int end = text.IndexOf('\n', start);
                if (end < 0 && profile.LibconfigRejectsUnfinishedComment)
                {
                    Reason = "the comment on the last line needs a line end after it";
                    return new LibconfigToken(Invalid, start, 1, position);
                }

                _offset = end < 0 ? text.Length : end;
            }
            else
            {
                break;
            }
        }

        return null;
    }

    private void SkipBlockComment()
    {
        LibconfigPosition position = PositionOf(_offset);
        int close = text.IndexOf("*/", _offset + 2, StringComparison.Ordinal);
        int end = close < 0 ? text.Length : close + 2;
        while (_offset < end)
        {
            Step();
        }

        if (close < 0)
        {
            Reason = $"the comment that begins at {position.Line}:{position.Column} is never closed";
        }
    }

    private bool At(string symbol) => text.AsSpan(_offset).StartsWith(symbol, StringComparison.Ordinal);

    private void Step()
    {
        if (text[_offset++] == '\n')
        {
            _line++;
            _column = 1;
            _columnOffset = _offset;
        }
    }

    // Counts on from the last position asked for, so that a long line costs no more than its length.
    private LibconfigPosition PositionOf(int offset)
    {
        for (; _columnOffset < offset; _columnOffset++)
        {
            bool isSecondHalf = _columnOffset > 0 && char.IsSurrogatePair(text[_columnOffset - 1], text[_columnOffset]);
            _column += isSecondHalf ? 0 : 1;
        }

        return new LibconfigPosition(_line, _column);
    }
}
