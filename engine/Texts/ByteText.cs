using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Sim.Engine.Texts;

/// <summary>
/// Bytes as text and back without a loss. To ProxySQL and to SQLite text is bytes, whatever they mean; here it is a string. Bytes that are UTF-8
/// become the characters that they stand for. Any other byte becomes a lone low surrogate, U+DC80 to U+DCFF, which no UTF-8 gives, and on the way
/// out that becomes the byte again.
/// </summary>
public static class ByteText
{
    private const char FirstRawByte = '\udc80';
    private const char LastRawByte = '\udcff';
    private const int RawBytesBegin = 0xdc00;
    private const int BytesOfSurrogate = 3;

    /// <summary>The text of some bytes.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : DecodeRaw(bytes);

    /// <summary>The bytes of a text.</summary>
    public static byte[] Encode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[GetByteCount(text)];
        Encode(text, bytes, out _, out _);
        return bytes;
    }

    /// <summary>Writes as many of a text's bytes as there is room for. No character is divided.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">Where they go.</param>
    /// <param name="charsRead">How much of the text they are.</param>
    /// <param name="bytesWritten">How many they are.</param>
    public static void Encode(ReadOnlySpan<char> text, Span<byte> bytes, out int charsRead, out int bytesWritten)
    {
        OperationStatus status = Utf8.FromUtf16(text, bytes, out charsRead, out bytesWritten, replaceInvalidSequences: false);
        while (status == OperationStatus.InvalidData && TryEncodeSurrogate(text[charsRead], bytes[bytesWritten..], out int surrogateBytes))
        {
            charsRead++;
            bytesWritten += surrogateBytes;
            status = Utf8.FromUtf16(text[charsRead..], bytes[bytesWritten..], out int chars, out int written, replaceInvalidSequences: false);
            charsRead += chars;
            bytesWritten += written;
        }
    }

    /// <summary>How many bytes a text has.</summary>
    public static int GetByteCount(ReadOnlySpan<char> text)
    {
        int count = Encoding.UTF8.GetByteCount(text);
        return MayHaveRawBytes(text) ? count - (CountRawBytes(text) * (BytesOfSurrogate - 1)) : count;
    }

    /// <summary>Whether a text may have bytes that are no UTF-8. Where it has none, its bytes are those of <see cref="Encoding.UTF8"/>.</summary>
    public static bool MayHaveRawBytes(ReadOnlySpan<char> text) => text.ContainsAnyInRange(FirstRawByte, LastRawByte);

    private static string DecodeRaw(ReadOnlySpan<byte> bytes)
    {
        char[] chars = ArrayPool<char>.Shared.Rent(bytes.Length);
        int length = 0;
        while (!bytes.IsEmpty)
        {
            _ = Utf8.ToUtf16(bytes, chars.AsSpan(length), out int bytesRead, out int charsWritten, replaceInvalidSequences: false);
            bytes = bytes[bytesRead..];
            length += charsWritten;
            if (!bytes.IsEmpty)
            {
                chars[length++] = (char)(RawBytesBegin + bytes[0]);
                bytes = bytes[1..];
            }
        }

        var text = new string(chars, 0, length);
        ArrayPool<char>.Shared.Return(chars);
        return text;
    }

    /// <summary>A surrogate that is alone and stands for no byte is not of this making; it goes out as UTF-8 encoders write it, as U+FFFD.</summary>
    private static bool TryEncodeSurrogate(char surrogate, Span<byte> bytes, out int written)
    {
        bool isRawByte = surrogate is >= FirstRawByte and <= LastRawByte;
        written = isRawByte ? 1 : BytesOfSurrogate;
        if (bytes.Length < written)
        {
            return false;
        }

        if (isRawByte)
        {
            bytes[0] = (byte)surrogate;
        }
        else
        {
            "\ufffd"u8.CopyTo(bytes);
        }

        return true;
    }

    private static int CountRawBytes(ReadOnlySpan<char> text)
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool isAlone = i == 0 || !char.IsHighSurrogate(text[i - 1]);
            count += isAlone && text[i] is >= FirstRawByte and <= LastRawByte ? 1 : 0;
        }

        return count;
    }
}
