namespace Sim.Scenarios.Commands;

/// <summary>What the process tells its caller.</summary>
internal enum ExitCode
{
    /// <summary>Everything passed.</summary>
    Passed = 0,

    /// <summary>What a scenario or a recording says is not so.</summary>
    Failed = 1,

    /// <summary>Wrong usage, a missing file, a feature that cannot be read or that cannot be played as it is written.</summary>
    Unusable = 2,

    /// <summary>Two plays with the same seed differed.</summary>
    NotDeterministic = 3,

    /// <summary>An exploration found that something happened that must never happen.</summary>
    LawBroken = 4,

    /// <summary>An exploration found nothing of that kind, but nodes that do not agree or do not come to rest.</summary>
    NoProgress = 5,

    /// <summary>An exploration that was to reach every mark did not (<c>--require-coverage</c>).</summary>
    NotCovered = 6,

    /// <summary>This program has a defect (EX_SOFTWARE of sysexits.h); what to report was printed.</summary>
    Defect = 70,
}
