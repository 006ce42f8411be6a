namespace Sim.Protocol;

/// <summary>The connections that have not logged in, oldest first: so that many silent clients cannot keep one that speaks out.</summary>
internal sealed class PendingLogins(int limit)
{
    private readonly LinkedList<Connection> _oldestFirst = new();
    private readonly Dictionary<Connection, LinkedListNode<Connection>> _nodes = [];
    private readonly Lock _lock = new();

    /// <summary>Adds a connection; returns the one that has to make room for it.</summary>
    public Connection? Add(Connection connection)
    {
        lock (_lock)
        {
            _nodes[connection] = _oldestFirst.AddLast(connection);
            Connection? oldest = _nodes.Count > limit ? _oldestFirst.First!.Value : null;
            if (oldest is not null)
            {
                Remove(oldest);
            }

            return oldest;
        }
    }

    /// <summary>Removes a connection that is logged in or gone.</summary>
    public void Remove(Connection connection)
    {
        lock (_lock)
        {
            if (_nodes.Remove(connection, out LinkedListNode<Connection>? node))
            {
                _oldestFirst.Remove(node);
            }
        }
    }
}
