namespace Sim.Protocol.Wire;

/// <summary>Is told what a connection's unread and unanswered packets occupy.</summary>
public interface IPacketMemory
{
    /// <summary>The connection's packet occupies so many bytes now; 0: it is done with.</summary>
    void Occupy(int bytes);
}
