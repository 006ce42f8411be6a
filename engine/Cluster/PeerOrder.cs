namespace Sim.Engine.Cluster;

/// <summary>
/// The order in which libstdc++'s <c>std::unordered_map</c> hands out keys that are their own hash. The map is one list: a key whose bucket is
/// empty goes to the front of the list, any other one to the front of its bucket's keys, and growing puts all keys in anew in list order.
/// </summary>
/// <param name="firstBuckets">How many buckets the first insertion makes; the map grows when it has more keys than buckets.</param>
internal sealed class PeerOrder<T>(int firstBuckets)
{
    /// <summary>The sizes that the map grows through: libstdc++'s list of primes, each the first that is no less than twice the one before.</summary>
    private static readonly int[] _sizes = [29, 59, 127, 257, 541, 1109, 2357, 5087];

    private readonly List<(ulong Key, T Value)> _list = [];
    private int _buckets = firstBuckets;

    /// <summary>What was added, in the map's order.</summary>
    public IEnumerable<T> Values => _list.Select(entry => entry.Value);

    /// <summary>Adds a value under a key that is not there yet.</summary>
    public void Add(ulong key, T value)
    {
        if (_list.Count >= _buckets)
        {
            Grow();
        }

        Insert(key, value);
    }

    /// <summary>Removes the value of a key; the map never shrinks.</summary>
    public void Remove(ulong key) => _list.RemoveAll(entry => entry.Key == key);

    private void Insert(ulong key, T value)
    {
        int sameBucket = _list.FindIndex(entry => Bucket(entry.Key) == Bucket(key));
        _list.Insert(Math.Max(0, sameBucket), (key, value));
    }

    private void Grow()
    {
        (ulong Key, T Value)[] before = [.. _list];
        _buckets = Array.Find(_sizes, size => size >= 2 * _buckets) is > 0 and var size ? size : (2 * _buckets) + 1;
        _list.Clear();
        foreach ((ulong key, T value) in before)
        {
            Insert(key, value);
        }
    }

    private int Bucket(ulong key) => (int)(key % (ulong)_buckets);
}
