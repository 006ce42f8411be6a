namespace Sim.Engine.Configuration.Libconfig;

/// <summary>The kinds of token of libconfig's grammar.</summary>
internal enum LibconfigTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>Something that is no token; the scanner says why.</summary>
    Invalid,

    /// <summary>The name of a setting.</summary>
    Name,

    /// <summary><c>=</c> or <c>:</c>.</summary>
    Equals,

    /// <summary><c>,</c>.</summary>
    Comma,

    /// <summary><c>;</c>.</summary>
    Semicolon,

    /// <summary><c>{</c>.</summary>
    GroupStart,

    /// <summary><c>}</c>.</summary>
    GroupEnd,

    /// <summary><c>[</c>.</summary>
    ArrayStart,

    /// <summary><c>]</c>.</summary>
    ArrayEnd,

    /// <summary><c>(</c>.</summary>
    ListStart,

    /// <summary><c>)</c>.</summary>
    ListEnd,

    /// <summary>A string in its quotes.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c> in any case.</summary>
    Boolean,

    /// <summary>A decimal integer.</summary>
    Integer,

    /// <summary>A decimal integer with the suffix L or LL.</summary>
    LongInteger,

    /// <summary>A hexadecimal integer.</summary>
    Hexadecimal,

    /// <summary>A hexadecimal integer with the suffix L or LL.</summary>
    LongHexadecimal,

    /// <summary>A floating point number.</summary>
    Float,
}

/// <summary>A token: a piece of the text, by offset and length in UTF-16 units, and where it stands.</summary>
internal readonly record struct LibconfigToken(LibconfigTokenKind Kind, int Start, int Length, LibconfigPosition Position);
