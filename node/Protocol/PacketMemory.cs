using Sim.Protocol.Wire;

namespace Sim.Protocol;

/// <summary>
/// What all clients' packets may occupy together, from their first bytes until they are answered. When it is too much, the connection whose packet
/// began longest ago makes room: one that sends a packet and means it is done soon, half packets stay.
/// </summary>
internal sealed class PacketMemory(long maxBytes, HugeCommands garbage)
{
    private readonly LinkedList<Share> _oldestFirst = new();
    private readonly Lock _lock = new();
    private long _bytes;

    /// <summary>The share of one connection.</summary>
    /// <param name="makeRoom">Ends the connection; called on any connection's thread.</param>
    public IPacketMemory Open(Action makeRoom) => new Share(this, makeRoom);

    private void Change(Share share, int bytes)
    {
        List<Share> leaving = [];
        lock (_lock)
        {
            Account(share, bytes);
            while (_bytes > maxBytes)
            {
                Share oldest = _oldestFirst.First!.Value;
                leaving.Add(oldest);
                Account(oldest, 0);
            }
        }

        leaving.ForEach(static share => share.MakeRoom());
    }

    private void Account(Share share, int bytes)
    {
        garbage.Note(share.Bytes);
        if (bytes == 0 && share.Bytes > 0)
        {
            _oldestFirst.Remove(share.Node);
        }
        else if (bytes > 0 && share.Bytes == 0)
        {
            _oldestFirst.AddLast(share.Node);
        }

        _bytes += bytes - share.Bytes;
        share.Bytes = bytes;
    }

    private sealed class Share : IPacketMemory
    {
        private readonly PacketMemory _memory;
        private readonly Action _makeRoom;

        public Share(PacketMemory memory, Action makeRoom)
        {
            _memory = memory;
            _makeRoom = makeRoom;
            Node = new LinkedListNode<Share>(this);
        }

        public LinkedListNode<Share> Node { get; }

        public int Bytes { get; set; }

        public void Occupy(int bytes) => _memory.Change(this, bytes);

        public void MakeRoom() => _makeRoom();
    }
}
