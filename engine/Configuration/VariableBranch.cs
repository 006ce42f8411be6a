using Sim.Engine.Events;

namespace Sim.Engine.Configuration;

/// <summary>What becomes of one variable when variables are loaded to runtime.</summary>
[Branches("configuration.variable")]
public enum VariableBranch
{
    /// <summary>It has the value now.</summary>
    Accepted,

    /// <summary>The value is refused, and memory gets the one that is in use.</summary>
    PutBack,

    /// <summary>The value is refused though it is the one in use: nothing happens.</summary>
    RefusedAndEqual,

    /// <summary>It is admin-version, which is put back without a word.</summary>
    VersionPutBack,

    /// <summary>There is no such variable: it is deleted from memory.</summary>
    Unknown,

    /// <summary>It is one of a build for debugging, and goes from memory and disk without a word: the database may come from one.</summary>
    DebugForgotten,
}
