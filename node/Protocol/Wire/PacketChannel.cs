namespace Sim.Protocol.Wire;

/// <summary>Both directions of one connection with the numbering that runs through them.</summary>
/// <param name="stream">The bytes to and from the client.</param>
/// <param name="memory">Is told what a long packet occupies.</param>
public sealed class PacketChannel(Stream stream, IPacketMemory? memory = null) : IDisposable
{
    /// <summary>The stream in use.</summary>
    public Stream Stream { get; private set; } = stream;

    /// <summary>What comes in.</summary>
    public PacketReader Reader { get; } = new(stream, memory);

    /// <summary>What goes out.</summary>
    public PacketWriter Writer { get; } = new(stream);

    /// <summary>Reads the first packet of a conversation: its number is 0.</summary>
    public ValueTask<PacketRead> ReadFirst(int maxBytes) => Read(0, maxBytes);

    /// <summary>Reads the packet that goes on with the conversation.</summary>
    public ValueTask<PacketRead> ReadNext(int maxBytes) => Read(Writer.NextSequence, maxBytes);

    /// <summary>Goes on over another stream.</summary>
    public void SwitchTo(Stream stream)
    {
        Reader.SwitchTo(stream);
        Writer.SwitchTo(stream);
        Stream = stream;
    }

    /// <summary>Gives memory and stream back.</summary>
    public void Dispose()
    {
        Reader.Dispose();
        Writer.Dispose();
        Stream.Dispose();
    }

    private async ValueTask<PacketRead> Read(byte sequence, int maxBytes)
    {
        PacketRead read = await Reader.Read(sequence, maxBytes);
        Writer.NextSequence = read.NextSequence;
        return read;
    }
}
