namespace Sim.Scenarios.Commands;

/// <summary>What the process tells its caller.</summary>
internal enum ExitCode
{
    /// <summary>Everything passed.</summary>
    Passed = 0,

    /// <summary>A scenario failed.</summary>
    Failed = 1,

    /// <summary>Wrong usage, a missing file, a feature that cannot be read, a step that is not known.</summary>
    Unusable = 2,

    /// <summary>Two plays with the same seed differed.</summary>
    NotDeterministic = 3,

    /// <summary>This program has a defect (EX_SOFTWARE of sysexits.h); what to report was printed.</summary>
    Defect = 70,
}
