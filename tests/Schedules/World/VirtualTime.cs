using Microsoft.Coyote.Specifications;

namespace Sim.Schedules.World;

/// <summary>
/// The time that everybody in a world shares. It goes forward only when something happens, to the moment at which that was due. Whatever is due
/// within <paramref name="lateness"/> of the earliest may happen next: a packet is late, a thread waits for its turn, an operator thinks.
/// </summary>
/// <param name="lateness">By how much anything may be late.</param>
/// <param name="horizon">How long a world may last: what is still waiting then waits for ever.</param>
internal sealed class VirtualTime(TimeSpan lateness, TimeSpan horizon)
{
    private readonly List<IParty> _parties = [];
    private readonly long _latenessMicroseconds = (long)lateness.TotalMicroseconds;
    private readonly long _horizonMicroseconds = (long)horizon.TotalMicroseconds;

    /// <summary>Microseconds since the world began.</summary>
    public long NowMicroseconds { get; private set; }

    /// <summary>Whether nothing will happen any more.</summary>
    public bool IsOver => _parties.TrueForAll(static party => party.HasEnded);

    /// <summary>Adds somebody without whom time does not pass.</summary>
    public void Add(IParty party) => _parties.Add(party);

    /// <summary>Whether something that is due at this moment may happen now.</summary>
    public bool IsInReach(long dueMicroseconds)
    {
        if (dueMicroseconds == long.MaxValue)
        {
            return false;
        }

        long earliest = long.MaxValue;
        foreach (IParty party in _parties)
        {
            earliest = Math.Min(earliest, party.EarliestDueMicroseconds);
        }

        return dueMicroseconds - earliest <= _latenessMicroseconds;
    }

    /// <summary>Something that was due at this moment happens now.</summary>
    public void Reach(long dueMicroseconds)
    {
        NowMicroseconds = Math.Max(NowMicroseconds, dueMicroseconds);
        if (NowMicroseconds > _horizonMicroseconds)
        {
            string waiting = string.Join("; ", _parties.Where(party => !party.HasEnded && party.WhatItWaitsFor.Length > 0).Select(party => party.WhatItWaitsFor));
            Specification.Assert(false, $"{horizon.TotalMinutes} minutes of virtual time have passed and somebody waits for ever: {waiting}");
        }
    }
}

/// <summary>Somebody without whom time does not pass: a node, an operator.</summary>
internal interface IParty
{
    /// <summary>Since when or from when on it has something to do; <see cref="long.MaxValue"/> while it waits for others.</summary>
    long EarliestDueMicroseconds { get; }

    /// <summary>Whether it will never do anything any more.</summary>
    bool HasEnded { get; }

    /// <summary>Tells a reader why it has not ended; empty if it has not begun.</summary>
    string WhatItWaitsFor { get; }
}
