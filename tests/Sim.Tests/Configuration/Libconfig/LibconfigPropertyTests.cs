using System.Globalization;
using System.Text;
using CsCheck;
using Sim.Engine.Configuration.Libconfig;
using Xunit;

namespace Sim.Tests.Configuration.Libconfig;

public sealed class LibconfigPropertyTests
{
    private static readonly Gen<string> _name = Gen.Select(
        Gen.Char["abcXYZ*"], Gen.String[Gen.Char["abcXYZ019*-_"], 0, 8], (first, rest) => first + rest)
        .Where(name => !bool.TryParse(name, out _));

    private static readonly Gen<string> _scalar = Gen.OneOf(
        Gen.Int.Select(i => i.ToString(CultureInfo.InvariantCulture)),
        Gen.Long.Select(l => l.ToString(CultureInfo.InvariantCulture) + "L"),
        Gen.Double[-1e9, 1e9].Select(Print),
        Gen.Bool.Select(b => b.ToString()),
        Gen.String.Select(Printable).Select(text => $"\"{text}\""));

    private static readonly Gen<string> _value = Gen.Recursive<string>((depth, inner) => depth >= 4
        ? _scalar
        : Gen.Frequency(
            (3, _scalar),
            (1, inner.Array[0, 4].Select(elements => "(" + string.Join(',', elements) + ")")),
            (1, Gen.Int.Array[0, 4].Select(elements => "[" + string.Join(',', elements) + "]")),
            (1, Settings(inner).Select(settings => "{" + settings + "}"))));

    private static readonly Gen<string> _token = Gen.OneOf(
        Gen.OneOf("=", ":", ",", ";", "{", "}", "[", "]", "(", ")", "\"", "\\", "#", "//", "/*", "*/", "\n", "\r", " ", "\t", "@include"),
        Gen.OneOf("true", "FALSE", "a", "b=1", "0x1F", "1L", "1.5e", ".", "-", "\\x4", "\"x\"", "，", "主", "\ud800", "\0", "\uFEFF"),
        Gen.Char.Select(c => c.ToString()));

    private static readonly Gen<string> _mutated = Gen.Select(
        Gen.OneOf(RealConfigurations.ThreeNodes, RealConfigurations.Recorded, RealConfigurations.Everything),
        Gen.Select(Gen.Double.Unit, Gen.Int[0, 12], _token).Array[1, 4],
        Mutate);

    [Fact]
    public void A_printed_configuration_reads_as_the_same_values() => Settings(_value).Sample(
        printed =>
        {
            LibconfigOutcome outcome = LibconfigReader.Read(printed, "x");
            return outcome.IsRead && PrintSettings(outcome.Root) == printed;
        },
        iter: 2_000);

    [Fact]
    public void Random_tokens_never_break_the_reader() =>
        _token.Array[0, 40].Select(string.Concat).Sample(EndsWithAValidOutcome, iter: 100_000);

    [Fact]
    public void Mutations_of_real_files_never_break_the_reader() => _mutated.Sample(EndsWithAValidOutcome, iter: 100_000);

    private static bool EndsWithAValidOutcome(string text)
    {
        LibconfigOutcome outcome = LibconfigReader.Read(text, "x");
        if (outcome.IsRead)
        {
            return outcome.Error is null;
        }

        string[] lines = text.Split('\n');
        LibconfigError error = outcome.Error;
        return error.Line >= 1
            && error.Line <= lines.Length
            && error.Column >= 1
            && error.Column <= lines[error.Line - 1].Length + 1
            && !error.Message.Contains('\n', StringComparison.Ordinal);
    }

    private static string Mutate(string text, (double Place, int Removed, string Inserted)[] edits)
    {
        foreach ((double place, int removed, string inserted) in edits)
        {
            int start = (int)(place * text.Length);
            text = string.Concat(text.AsSpan(0, start), inserted, text.AsSpan(Math.Min(text.Length, start + removed)));
        }

        return text;
    }

    private static Gen<string> Settings(Gen<string> value) => Gen.Select(_name, value).Array[0, 5].Select(settings =>
        string.Concat(settings.DistinctBy(setting => setting.Item1).Select(setting => $"{setting.Item1}={setting.Item2};")));

    private static string PrintSettings(LibconfigGroup group) =>
        string.Concat(group.Settings.Select(setting => $"{setting.Name}={Print(setting.Value)};"));

    private static string Print(LibconfigValue value) => value switch
    {
        LibconfigGroup group => "{" + PrintSettings(group) + "}",
        LibconfigList list => "(" + string.Join(',', list.Elements.Select(Print)) + ")",
        LibconfigArray array => "[" + string.Join(',', array.Elements.Select(Print)) + "]",
        LibconfigText text => $"\"{Printable(text.Value)}\"",
        LibconfigFloat number => Print(number.Value),
        _ => LibconfigReaderTests.Describe(value),
    };

    private static string Print(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny(".E") ? text : text + ".0";
    }

    // Every other character is spelled as bytes; NUL cannot be spelled.
    private static string Printable(string text)
    {
        var printed = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(text.Replace("\0", "", StringComparison.Ordinal)))
        {
            _ = b switch
            {
                (byte)'"' or (byte)'\\' => printed.Append('\\').Append((char)b),
                (byte)'\n' => printed.Append("\\n"),
                >= 0x20 and < 0x7F => printed.Append((char)b),
                _ => printed.Append(CultureInfo.InvariantCulture, $"\\x{b:X2}"),
            };
        }

        return printed.ToString();
    }
}
