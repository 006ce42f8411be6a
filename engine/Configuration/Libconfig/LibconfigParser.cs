using System.Buffers;
using Sim.Engine.Profiles;
using Sim.Engine.Texts;
using static Sim.Engine.Configuration.Libconfig.LibconfigTokenKind;

namespace Sim.Engine.Configuration.Libconfig;

/// <summary>
/// Reads one text by recursive descent, at most <see cref="LibconfigLimits.DepthLevels"/> deep. A method that returns null has left the
/// first error in <see cref="_error"/> (src: libconfig 1.4.9, lib/grammar.y).
/// </summary>
internal sealed class LibconfigParser
{
    private const int QuotedNameCharacters = 40;

    private readonly string _text;
    private readonly string _path;
    private readonly Profile _profile;
    private readonly LibconfigScanner _scanner;
    private LibconfigToken _token;
    private LibconfigError? _error;
    private int _depthLevels;
    private int _valueCount;

    public LibconfigParser(string text, string path, Profile profile)
    {
        _text = text;
        _path = path;
        _profile = profile;
        _scanner = new LibconfigScanner(text, profile);
        _token = _scanner.Next();
    }

    /// <summary>Reads the whole text.</summary>
    public LibconfigOutcome Parse()
    {
        List<LibconfigSetting>? settings = ParseSettings(End, "a setting name");
        return settings is null ? new LibconfigOutcome(_error!) : new LibconfigOutcome(new LibconfigGroup(new LibconfigPosition(1, 1), settings));
    }

    private List<LibconfigSetting>? ParseSettings(LibconfigTokenKind end, string expectation)
    {
        var settings = new List<LibconfigSetting>();
        var linesByName = new Dictionary<string, int>(StringComparer.Ordinal);
        while (_token.Kind != end)
        {
            if (_token.Kind != Name)
            {
                return SyntaxError<List<LibconfigSetting>>(expectation);
            }

            if (ParseSetting(linesByName) is not { } setting)
            {
                return null;
            }

            settings.Add(setting);
            if (_token.Kind is Comma or Semicolon)
            {
                Advance();
            }
        }

        return settings;
    }

    private LibconfigSetting? ParseSetting(Dictionary<string, int> linesByName)
    {
        LibconfigPosition position = _token.Position;
        string name = TokenText();
        if (!linesByName.TryAdd(name, position.Line))
        {
            return Error<LibconfigSetting>($"duplicate setting name: {Quoted()} is already set in line {linesByName[name]}");
        }

        Advance();
        if (_token.Kind != LibconfigTokenKind.Equals)
        {
            return SyntaxError<LibconfigSetting>("'=' or ':' after the setting name");
        }

        Advance();
        return ParseValue() is { } value ? new LibconfigSetting(position, name, value) : null;
    }

    private LibconfigValue? ParseValue()
    {
        if (++_valueCount > LibconfigLimits.ValueCount)
        {
            return Error<LibconfigValue>($"more than {LibconfigLimits.ValueCount} values in one file");
        }

        if (_token.Kind is not (GroupStart or ListStart or ArrayStart))
        {
            return ParseScalar() ?? SyntaxError<LibconfigValue>("a value");
        }

        if (++_depthLevels > LibconfigLimits.DepthLevels)
        {
            return Error<LibconfigValue>($"values nested more than {LibconfigLimits.DepthLevels} deep");
        }

        LibconfigValue? container = ParseContainer();
        _depthLevels--;
        return container;
    }

    private LibconfigValue? ParseContainer()
    {
        LibconfigTokenKind start = _token.Kind;
        LibconfigPosition position = _token.Position;
        Advance();
        LibconfigValue? container = start switch
        {
            GroupStart => ParseSettings(GroupEnd, "a setting name or '}'") is { } settings ? new LibconfigGroup(position, settings) : null,
            ListStart => ParseElements(ListEnd, "')'", ParseValue) is { } elements ? new LibconfigList(position, elements) : null,
            _ => ParseArray(position),
        };
        if (container is not null)
        {
            Advance();
        }

        return container;
    }

    private LibconfigArray? ParseArray(LibconfigPosition position)
    {
        Type? kind = null;
        return ParseElements(ArrayEnd, "']'", ParseElement) is { } elements ? new LibconfigArray(position, elements) : null;

        LibconfigValue? ParseElement()
        {
            LibconfigToken first = _token;
            if (_token.Kind is GroupStart or ListStart or ArrayStart)
            {
                return SyntaxError<LibconfigValue>("a scalar, as arrays hold nothing else");
            }

            LibconfigValue? element = ParseValue();
            kind ??= element?.GetType();
            return element is null || element.GetType() == kind
                ? element
                : Error<LibconfigValue>("mismatched element type in array: all elements must be of the kind of the first", first);
        }
    }

    private List<LibconfigValue>? ParseElements(LibconfigTokenKind end, string endSymbol, Func<LibconfigValue?> parseElement)
    {
        var elements = new List<LibconfigValue>();
        while (elements.Count > 0 || _token.Kind != end)
        {
            if (parseElement() is not { } element)
            {
                return null;
            }

            elements.Add(element);
            bool hasComma = SkipCommas();
            if (_token.Kind == end && (!hasComma || !_profile.LibconfigRejectsTrailingComma))
            {
                break;
            }

            if (!hasComma)
            {
                return SyntaxError<List<LibconfigValue>>($"',' or {endSymbol}");
            }
        }

        return elements;
    }

    private bool SkipCommas()
    {
        bool hasComma = _token.Kind == Comma;
        while (_token.Kind == Comma)
        {
            Advance();
            if (_profile.LibconfigRejectsTrailingComma)
            {
                break;
            }
        }

        return hasComma;
    }

    private LibconfigScalar? ParseScalar()
    {
        if (_token.Kind == Text)
        {
            return ParseText();
        }

        LibconfigPosition position = _token.Position;
        ReadOnlySpan<char> text = _text.AsSpan(_token.Start, _token.Length);
        LibconfigScalar? scalar = _token.Kind switch
        {
            LibconfigTokenKind.Boolean => new LibconfigBoolean(position, text[0] is 't' or 'T'),
            Integer => IntegerOf(position, LibconfigNumbers.Decimal(text)),
            LongInteger => new LibconfigLongInteger(position, LibconfigNumbers.Decimal(text.TrimEnd('L'))),
            Hexadecimal => new LibconfigInteger(position, unchecked((int)LibconfigNumbers.Hex(text))),
            LongHexadecimal => new LibconfigLongInteger(position, unchecked((long)LibconfigNumbers.Hex(text.TrimEnd('L')))),
            LibconfigTokenKind.Float => new LibconfigFloat(position, LibconfigNumbers.Float(text)),
            _ => null,
        };
        if (scalar is not null)
        {
            Advance();
        }

        return scalar;
    }

    private LibconfigScalar IntegerOf(LibconfigPosition position, long value) =>
        _profile.LibconfigWrapsIntegers || value is >= int.MinValue and <= int.MaxValue
            ? new LibconfigInteger(position, unchecked((int)value))
            : new LibconfigLongInteger(position, value);

    private LibconfigText ParseText()
    {
        LibconfigPosition position = _token.Position;
        var bytes = new ArrayBufferWriter<byte>();
        for (; _token.Kind == Text; Advance())
        {
            LibconfigStrings.Unescape(_text.AsSpan(_token.Start + 1, _token.Length - 2), bytes);
        }

        return new LibconfigText(position, ByteText.Decode(bytes.WrittenSpan));
    }

    private void Advance() => _token = _scanner.Next();

    private string TokenText() => _text.Substring(_token.Start, _token.Length);

    private T? SyntaxError<T>(string expectation)
        where T : class => _token.Kind switch
        {
            Invalid => Error<T>($"syntax error: {_scanner.Reason}"),
            End when _scanner.Reason is { } reason => Error<T>($"syntax error: expected {expectation}, found the end of the file; {reason}"),
            End => Error<T>($"syntax error: expected {expectation}, found the end of the file"),
            Text => Error<T>($"syntax error: expected {expectation}, found a string"),
            _ => Error<T>($"syntax error: expected {expectation}, found {Quoted()}"),
        };

    private T? Error<T>(string message)
        where T : class => Error<T>(message, _token);

    // Keeps the first error: the callers of a failed method only pass its null on.
    private T? Error<T>(string message, LibconfigToken token)
        where T : class
    {
        _error ??= new LibconfigError(_path, token.Position.Line, token.Position.Column, message);
        return null;
    }

    private string Quoted()
    {
        string text = TokenText();
        return text.Length <= QuotedNameCharacters ? $"'{text}'" : $"'{text[..QuotedNameCharacters]}…'";
    }
}
