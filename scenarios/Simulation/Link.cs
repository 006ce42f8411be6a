namespace Sim.Scenarios.Simulation;

/// <summary>One direction of the network between two machines.</summary>
internal sealed class Link
{
    /// <summary>First wait before TCP sends a lost packet again, microseconds; it doubles with every loss.</summary>
    private const long RetransmissionMicroseconds = 200_000;

    private const int MaxDoublings = 8;

    private readonly SeedStream _stream;
    private long _baseMicroseconds;
    private long _jitterMicroseconds;
    private double _loss;

    public Link(SeedStream stream, LatencyRange range)
    {
        _stream = stream;
        _baseMicroseconds = stream.Between(range.FromMicroseconds, range.ToMicroseconds);
        _jitterMicroseconds = range.JitterMicroseconds;
    }

    /// <summary>Whether packets are swallowed for now.</summary>
    public bool IsCut { get; set; }

    /// <summary>Fixes the latency; a tenth of it varies.</summary>
    public void SetLatency(long microseconds)
    {
        _baseMicroseconds = microseconds;
        _jitterMicroseconds = microseconds / 10;
    }

    /// <summary>Sets the probability that a packet is lost.</summary>
    public void SetLoss(double probability) => _loss = probability;

    /// <summary>How long the next packet takes, lost ones included; on a cut link it is how long until it is sent again.</summary>
    public long Delay()
    {
        long delay = _baseMicroseconds + (_jitterMicroseconds > 0 ? _stream.Between(0, _jitterMicroseconds) : 0);
        for (int losses = 0; _loss > 0 && losses < MaxDoublings && _stream.Chance(_loss); losses++)
        {
            delay += RetransmissionMicroseconds << losses;
        }

        return delay;
    }

    /// <summary>How long TCP waits before the next attempt after <paramref name="attempts"/> lost ones.</summary>
    public static long RetransmissionDelay(int attempts) => RetransmissionMicroseconds << Math.Min(attempts, MaxDoublings);
}
