using CsCheck;
using Sim.Hosting.Outbound;
using Xunit;

namespace Sim.Tests.NodeProcess;

/// <summary>What of a server's bytes reaches the client library.</summary>
public sealed class AnswerMeterTests
{
    private const byte DeprecatesEof = 1;

    private static readonly byte[] _ok = Packet([0, 0, 0, 2, 0, 0, 0]);
    private static readonly byte[] _end = Packet([0xFE, 0, 0, 2, 0]);
    private static readonly byte[] _error = Packet([0xFF, 0x15, 0x04, .. "#42000no"u8]);
    private static readonly byte[] _column = Packet([3, .. "def"u8, 0, 0, 0]);
    private static readonly byte[] _row = Packet([1, (byte)'1']);

    [Fact]
    public void A_login_and_whole_answers_pass()
    {
        AnswerMeter meter = LoggedIn();

        Assert.True(Answers(meter, [.. Packet([1]), .. _column, .. _end, .. _row, .. _row, .. _end]));
        Assert.True(Answers(meter, _ok));
        Assert.True(Answers(meter, _error));
        Assert.True(Answers(meter, [.. Packet([2]), .. _column, .. _column, .. _end, .. _end]));
    }

    [Fact]
    public void Where_the_end_of_the_columns_is_not_marked_the_first_end_is_the_last()
    {
        AnswerMeter meter = LoggedIn(DeprecatesEof);

        Assert.True(Answers(meter, [.. Packet([1]), .. _column, .. _row, .. _end]));
        Assert.False(Answers(meter, [.. Packet([1]), .. _column, .. _end, .. _row]));
    }

    [Theory]
    [InlineData("0000000200", "0100000101")]
    [InlineData("FF1504", "0100000101")]
    [InlineData("FB2F6574632F706173737764", "00")]
    public void Nothing_passes_behind_an_answer(string answer, string more) =>
        Assert.False(Answers(LoggedIn(), [.. Packet(Convert.FromHexString(answer)), .. Convert.FromHexString(more + "00000000")]));

    [Theory]
    [InlineData("FC0110")]
    [InlineData("FD000001")]
    [InlineData("FE0000000001000000")]
    public void More_columns_than_MySQL_has_do_not_pass(string count) => Assert.False(Answers(LoggedIn(), Packet(Convert.FromHexString(count))));

    [Fact]
    public void As_many_columns_as_MySQL_has_pass() => Assert.True(Answers(LoggedIn(), Packet([0xFC, 0, 0x10])));

    [Fact]
    public void An_announcement_beyond_the_limit_does_not_pass_before_a_byte_of_it_has_come()
    {
        AnswerMeter meter = LoggedIn();
        Assert.True(meter.BeginAnswer());
        Assert.True(meter.Admits([.. Packet([1]), .. _column, .. _end]));
        byte[] part = new byte[0xFFFFFF];

        Assert.True(meter.Admits([0xFF, 0xFF, 0xFF, 4]));
        Assert.True(meter.Admits(part));
        Assert.False(meter.Admits([0xFF, 0xFF, 0xFF, 5]));
    }

    [Fact]
    public void An_answer_passes_as_long_as_it_is_within_the_limit()
    {
        AnswerMeter meter = LoggedIn();
        Assert.True(meter.BeginAnswer());
        Assert.True(meter.Admits([.. Packet([1]), .. _column, .. _end]));
        byte[] row = Packet([0xFD, 0, 0, 1, .. new byte[0x10000]]);
        int passed = 0;
        while (meter.Admits(row))
        {
            passed += row.Length;
        }

        Assert.InRange(passed, AnswerMeter.AnswerBytesMax - (2 * row.Length), AnswerMeter.AnswerBytesMax);
        Assert.True(meter.HasAdmittedMuch);
    }

    [Fact]
    public void Between_questions_a_server_may_say_farewell_and_nothing_else()
    {
        Assert.True(LoggedIn().Admits(_error));
        Assert.False(LoggedIn().Admits(_ok));
        Assert.False(LoggedIn().Admits([.. _error, .. _error]));
    }

    [Fact]
    public void No_question_is_asked_while_a_packet_is_under_way()
    {
        AnswerMeter meter = LoggedIn();
        Assert.True(meter.Admits(_error.AsSpan(0, 6)));

        Assert.False(meter.BeginAnswer());
    }

    [Theory]
    [InlineData("mysql_native_password", true)]
    [InlineData("caching_sha2_password", true)]
    [InlineData("mysql_clear_password", false)]
    [InlineData("dialog", false)]
    public void Only_methods_that_keep_the_password_pass(string method, bool isAdmitted)
    {
        var meter = new AnswerMeter(isEncrypted: false);
        Assert.True(meter.Admits(Greeting(0)));

        Assert.Equal(isAdmitted, meter.Admits(Packet([0xFE, .. System.Text.Encoding.ASCII.GetBytes(method), 0, 1, 2])));
    }

    [Fact]
    public void What_is_encrypted_is_only_counted()
    {
        var meter = new AnswerMeter(isEncrypted: true);

        Assert.True(meter.Admits(Greeting(0)));
        Assert.True(meter.Admits([.. Enumerable.Repeat((byte)0xFE, AnswerMeter.LoginBytesMax / 2)]));
        Assert.False(meter.Admits(new byte[AnswerMeter.LoginBytesMax / 2]));
        Assert.True(meter.BeginAnswer());
        Assert.True(meter.Admits(new byte[AnswerMeter.AnswerBytesMax]));
        Assert.False(meter.Admits(new byte[1]));
    }

    [Fact]
    public void What_passes_does_not_depend_on_how_the_bytes_arrive()
    {
        byte[][] kinds = [_ok, _end, _error, _column, _row, Packet([1]), Packet([]), Packet([0xFD, 1, 1, 1])];
        Gen.Select(Gen.Int[0, kinds.Length - 1].Select(kind => kinds[kind]).Array[0, 8], Gen.Int[1, 9]).Sample((packets, chunk) =>
        {
            byte[] bytes = [.. packets.SelectMany(static packet => packet)];

            Assert.Equal(Answers(LoggedIn(), bytes), Answers(LoggedIn(), bytes, chunk));
        });
    }

    /// <summary>What a server calls text may be any bytes; made to text by the library, what is no UTF-8 would be lost.</summary>
    [Fact]
    public void Columns_are_marked_as_bytes_however_they_arrive()
    {
        byte[] row = Packet([.. Enumerable.Repeat((byte)33, 40)]);
        byte[] error = Packet([0xFF, 0x15, 0x04, .. "#42000"u8, .. Enumerable.Repeat((byte)33, 40)]);
        Gen.Select(Gen.Int[0, 400], Gen.Int[1, 500]).Sample((nameBytes, chunk) =>
        {
            byte[] name = [.. Enumerable.Repeat((byte)33, nameBytes)];
            byte[] Described(byte charset) => Packet([3, .. "def"u8, 0, 0, 0, .. name, 0, 12, charset, 0, 15, 0, 0, 0, 253, 1, 0, 31, 0, 0]);

            Assert.Equal(
                [.. Packet([2]), .. Described(63), .. Described(63), .. _end, .. row, .. _end],
                Passed([.. Packet([2]), .. Described(33), .. Described(33), .. _end, .. row, .. _end], chunk));
            Assert.Equal([.. Packet([2]), .. Described(63), .. error], Passed([.. Packet([2]), .. Described(33), .. error], chunk));
        });
    }

    private static byte[] Passed(byte[] bytes, int chunk)
    {
        AnswerMeter meter = LoggedIn();
        byte[][] chunks = [.. bytes.Chunk(chunk)];
        Assert.True(meter.BeginAnswer());
        Assert.All(chunks, arrived => Assert.True(meter.Admits(arrived)));
        return [.. chunks.SelectMany(static arrived => arrived)];
    }

    private static bool Answers(AnswerMeter meter, byte[] bytes, int chunk = int.MaxValue)
    {
        bool isAdmitted = meter.BeginAnswer() && bytes.Chunk(chunk).All(arrived => meter.Admits(arrived));
        meter.EndAnswer();
        return isAdmitted;
    }

    private static AnswerMeter LoggedIn(byte upperCapabilities = 0)
    {
        var meter = new AnswerMeter(isEncrypted: false);
        Assert.True(meter.Admits(Greeting(upperCapabilities)));
        Assert.True(meter.Admits(_ok));
        meter.EndAnswer();
        return meter;
    }

    private static byte[] Greeting(byte upperCapabilities) => Packet(
        [10, .. "5.7.21\0"u8, 1, 0, 0, 0, .. "12345678"u8, 0, 0x08, 0xA2, 33, 2, 0, 0x08, upperCapabilities, 21, .. new byte[10], .. "123456789012\0"u8]);

    private static byte[] Packet(byte[] payload) => [(byte)payload.Length, (byte)(payload.Length >> 8), (byte)(payload.Length >> 16), 0, .. payload];
}
