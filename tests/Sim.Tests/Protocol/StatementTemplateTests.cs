using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Microsoft.Data.Sqlite;
using Sim.Protocol.Statements;
using Sim.Protocol.Wire;
using Xunit;

namespace Sim.Tests.Protocol;

/// <summary>Values in the places of question marks, as SQLite reads them.</summary>
public sealed class StatementTemplateTests
{
    [Theory]
    [InlineData("SELECT 1", 0)]
    [InlineData("SELECT ?", 1)]
    [InlineData("?,?", 2)]
    [InlineData("SELECT '?', \"?\", `?`, [?], ? -- ?\n, ? /* ? */ + ?", 3)]
    [InlineData("SELECT 'it''s ?', ?", 1)]
    [InlineData("SELECT 'a\\', ?, '?'", 1)]
    [InlineData("SELECT ? /* never closed ?", 1)]
    [InlineData("SELECT ? -- the end ?", 1)]
    [InlineData("SELECT 'never closed ?", 0)]
    [InlineData("SELECT 1-?, 4/?", 2)]
    public void Question_marks_in_quotes_and_comments_are_no_placeholders(string sql, int count) =>
        Assert.Equal(count, new StatementTemplate(sql).ParameterCount);

    [Theory]
    [InlineData("SELECT 1 WHERE a=?", "5", "SELECT 1 WHERE a=5")]
    [InlineData("SELECT 3-?", "-5", "SELECT 3- -5")]
    [InlineData("SELECT X?", "'61'", "SELECT X '61'")]
    [InlineData("SELECT?AND 1", "5", "SELECT 5 AND 1")]
    [InlineData("SELECT '?' || ? || 'b'", "'a'", "SELECT '?' || 'a' || 'b'")]
    [InlineData("SET admin-x=?;", "5", "SET admin-x=5;")]
    public void A_value_stays_apart_from_what_stands_beside_it(string sql, string literal, string expected) =>
        Assert.Equal(expected, new StatementTemplate(sql).Fill([literal]));

    [Fact]
    public void Any_text_arrives_as_it_was_sent()
    {
        using var sqlite = new Sqlite();
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char["'\"\\?\0-;`%ä"]), 0, 30].Where(static text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text).Sample(
            text =>
            {
                var template = new StatementTemplate("SELECT ?,'?',?");
                string sql = template.Fill([SqlLiteral.Of(text), SqlLiteral.OfBytes(Encoding.UTF8.GetBytes(text))]);
                Assert.DoesNotContain('\0', sql);
                object[] row = sqlite.Row(sql);
                return row[0] is string first && first == text && row[1] is "?" && row[2] is string second && second == text;
            },
            iter: 20_000,
            threads: 1);
    }

    [Fact]
    public void Any_whole_number_arrives_as_it_was_sent()
    {
        using var sqlite = new Sqlite();
        Gen.Long.Sample(
            number => sqlite.Row(new StatementTemplate("SELECT 0-?").Fill([SqlLiteral.Of(number)]))[0] switch
            {
                long found => number != long.MinValue && found == -number,
                // Beyond 64 bits SQLite goes on with floating point.
                double found => number == long.MinValue && found == -(double)number,
                _ => false,
            },
            iter: 20_000,
            threads: 1);
    }

    [Fact]
    public void Any_floating_point_number_arrives_with_its_value()
    {
        using var sqlite = new Sqlite();
        Gen.Double.Sample(
            number =>
            {
                object found = sqlite.Row(new StatementTemplate("SELECT ?").Fill([SqlLiteral.Of(number)]))[0];
                return double.IsNaN(number) ? found is DBNull : Convert.ToDouble(found, System.Globalization.CultureInfo.InvariantCulture).Equals(number + 0.0);
            },
            iter: 20_000,
            threads: 1);
    }

    [Theory]
    [InlineData(0x01, false, "fb", "-5")]
    [InlineData(0x01, true, "fb", "251")]
    [InlineData(0x02, false, "00ff", "-256")]
    [InlineData(0x0d, true, "e207", "2018")]
    [InlineData(0x03, false, "ffffff7f", "2147483647")]
    [InlineData(0x09, false, "feffffff", "-2")]
    [InlineData(0x08, true, "ffffffffffffffff", "18446744073709551615")]
    [InlineData(0x08, false, "ffffffffffffffff", "-1")]
    [InlineData(0x04, false, "cdcccc3d", "0.1")]
    [InlineData(0x04, false, "00002041", "10")]
    [InlineData(0x05, false, "0000000000002440", "10")]
    [InlineData(0x05, false, "9a9999999999b93f", "0.1")]
    [InlineData(0x05, false, "000000000000f07f", "9e999")]
    [InlineData(0x05, false, "000000000000f0ff", "-9e999")]
    [InlineData(0x05, false, "000000000000f8ff", "NULL")]
    [InlineData(0x06, false, "", "NULL")]
    [InlineData(0xf6, false, "052d312e3530", "-1.50")]
    [InlineData(0xf6, false, "03312d31", "'1-1'")]
    [InlineData(0xf6, false, "00", "''")]
    [InlineData(0xfd, false, "0461276200", "CAST(X'61276200' AS TEXT)")]
    [InlineData(0xfe, false, "03612762", "'a''b'")]
    [InlineData(0xfc, false, "02c3a4", "'ä'")]
    [InlineData(0xf5, false, "027b7d", "'{}'")]
    [InlineData(0x0a, false, "04e2070201", "'2018-02-01'")]
    [InlineData(0x0a, false, "00", "'0000-00-00'")]
    [InlineData(0x0c, false, "07e2070201020307", "'2018-02-01 02:03:07'")]
    [InlineData(0x07, false, "0be20702010203073f420f00", "'2018-02-01 02:03:07.999999'")]
    [InlineData(0x07, false, "0be207020102030705000000", "'2018-02-01 02:03:07.000005'")]
    [InlineData(0x0b, false, "08010100000002033b", "'-26:03:59'")]
    [InlineData(0x0b, false, "0c000000000002033b06000000", "'02:03:59.000006'")]
    [InlineData(0x0b, false, "00", "'00:00:00'")]
    public void Every_type_has_its_literal(byte kind, bool isUnsigned, string bytes, string expected)
    {
        var reader = new PayloadReader(Convert.FromHexString(bytes));

        Assert.Equal(expected, ParameterReader.Read(ref reader, new ParameterType((ParameterKind)kind, isUnsigned)));
        Assert.True(reader.Rest.IsEmpty);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_text_too()
    {
        var reader = new PayloadReader([1, 0xff]);

        Assert.Equal("'\udcff'", ParameterReader.Read(ref reader, new ParameterType(ParameterKind.Blob, false)));
    }

    [Fact]
    public void A_value_ends_where_its_bytes_end_and_is_none_when_they_are_cut_off() =>
        Gen.Select(Gen.OneOf(Gen.Byte[0, 0x11], Gen.Byte[0xf4, 0xff]), Gen.OneOf(Gen.Byte[0, 12], Gen.Byte).Array[0, 13]).Sample(
            static (kind, bytes) =>
            {
                if (Read(kind, bytes) is not var (literal, length))
                {
                    return true;
                }

                return Read(kind, bytes.AsSpan(0, length)) == (literal, length) && (length == 0 || Read(kind, bytes.AsSpan(0, length - 1)) is null);
            },
            iter: 300_000);

    [Theory]
    [InlineData(0x0e)]
    [InlineData(0x11)]
    [InlineData(0x20)]
    [InlineData(0xf4)]
    public void A_value_of_no_type_is_none(byte kind) => Assert.Null(Read(kind, new byte[20]));

    [Fact]
    public void A_length_beyond_the_packet_is_no_value()
    {
        byte[] announced = new byte[9];
        announced[0] = 0xfe;
        BinaryPrimitives.WriteUInt64LittleEndian(announced.AsSpan(1), ulong.MaxValue);
        var reader = new PayloadReader(announced);

        Assert.Null(ParameterReader.Read(ref reader, new ParameterType(ParameterKind.Blob, false)));
        Assert.Equal(announced.Length, reader.Rest.Length);
    }

    private static (string Literal, int Length)? Read(byte kind, ReadOnlySpan<byte> bytes)
    {
        var reader = new PayloadReader(bytes);
        return ParameterReader.Read(ref reader, new ParameterType((ParameterKind)kind, false)) is { } literal
            ? (literal, bytes.Length - reader.Rest.Length) : null;
    }

    private sealed class Sqlite : IDisposable
    {
        private readonly SqliteConnection _connection = new("Data Source=:memory:");

        public Sqlite() => _connection.Open();

        public object[] Row(string sql)
        {
            using SqliteCommand command = _connection.CreateCommand();
            command.CommandText = sql;
            using SqliteDataReader reader = command.ExecuteReader();
            Assert.True(reader.Read());
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            return row;
        }

        public void Dispose() => _connection.Dispose();
    }
}
