namespace Sim.Engine.Configuration.Libconfig;

/// <summary>How much the reader takes. libconfig has no such limits of its own; real configurations stay far below them.</summary>
public static class LibconfigLimits
{
    /// <summary>The longest text.</summary>
    public const int LengthCharacters = 16 * 1024 * 1024;

    /// <summary>How deep groups, lists and arrays may stand in one another, the root group not counted.</summary>
    public const int DepthLevels = 100;

    /// <summary>The most values in one text: scalars, groups, lists and arrays together.</summary>
    public const int ValueCount = 1_000_000;
}
