namespace Sim.Protocol;

/// <summary>
/// Until when a client must have done its part. One timer of the server looks at all deadlines: a timer for every command would cost more than
/// most commands.
/// </summary>
internal sealed class Deadline(TimeProvider time)
{
    private long _timestamp = long.MaxValue;

    /// <summary>From now on so much time is left.</summary>
    public void Set(TimeSpan span) =>
        Volatile.Write(ref _timestamp, time.GetTimestamp() + (long)(span.TotalSeconds * time.TimestampFrequency));

    /// <summary>It is not the client's turn.</summary>
    public void Suspend() => Volatile.Write(ref _timestamp, long.MaxValue);

    /// <summary>Whether the time is over.</summary>
    public bool IsOver() => time.GetTimestamp() >= Volatile.Read(ref _timestamp);
}
