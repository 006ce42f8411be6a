namespace Sim.Engine.Profiles;

public sealed partial record Profile
{
    /// <summary>
    /// A <c>#</c> or <c>//</c> comment on the last line of proxysql.cnf is a syntax error when no line end follows it, so a file that an
    /// editor saved without a final newline stops the node from starting. libconfig 1.4.9 does so; gone with libconfig 1.7.
    /// </summary>
    public bool LibconfigRejectsUnfinishedComment { get; init; } = true;

    /// <summary>
    /// A comma before the closing bracket of a list or array in proxysql.cnf is a syntax error. Gone with libconfig 1.7.
    /// </summary>
    public bool LibconfigRejectsTrailingComma { get; init; } = true;

    /// <summary>
    /// An integer in proxysql.cnf that does not fit 32 bits silently wraps around: <c>4294967297</c> reads as 1. Since libconfig 1.7 such
    /// a decimal integer becomes a 64-bit one.
    /// </summary>
    public bool LibconfigWrapsIntegers { get; init; } = true;
}
