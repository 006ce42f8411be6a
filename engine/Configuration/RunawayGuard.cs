using System.Globalization;
using SQLitePCL;

namespace Sim.Engine.Configuration;

/// <summary>
/// Interrupts a statement that goes beyond its limits, or a user's when the host has to end. Limits are counted, not timed: the same statement
/// on the same tables ends in the same place on every machine.
/// </summary>
internal sealed class RunawayGuard
{
    /// <summary>
    /// SQLite reports once in so many instructions, every hundredth of a second or so, which costs the statement nothing that could be measured.
    /// </summary>
    private const int InstructionsPerReport = 1_000_000;

    private const int MegabyteBits = 20;

    private readonly StatementLimits _limits;
    private long _reports;
    private volatile bool _isOver;

    /// <summary>Watches over everything that runs on the connection.</summary>
    public RunawayGuard(sqlite3 handle, StatementLimits limits)
    {
        _limits = limits;
        raw.sqlite3_progress_handler(handle, InstructionsPerReport, OnReport, null);
    }

    /// <summary>Why the statement that ran last was interrupted; null if it was not.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether what runs is a user's statement, which may be left undone when the host has to end.</summary>
    public bool IsUsers { get; set; }

    /// <summary>A statement begins.</summary>
    public void Begin()
    {
        _reports = 0;
        Reason = null;
    }

    /// <summary>The host has to end: no statement of a user runs for long any more. Any thread may say so.</summary>
    public void EndUsersStatements() => _isOver = true;

    /// <summary>Whether a result may have so many rows, and values that take so many bytes.</summary>
    public bool Allows(int rows, long bytes)
    {
        bool areTooMany = _limits.Rows > 0 && rows > _limits.Rows;
        if (!areTooMany && (_limits.ResultMegabytes == 0 || bytes >> MegabyteBits < _limits.ResultMegabytes))
        {
            return true;
        }

        string much = areTooMany ? $"has more than {Grouped(_limits.Rows)} rows" : $"takes {Grouped(_limits.ResultMegabytes)} MB";
        Reason = $"interrupted: the result {much}, which is all that this host has room for";
        return false;
    }

    private int OnReport(object? state)
    {
        const int GoOn = 0;
        const int Interrupt = 1;
        if (_isOver && IsUsers)
        {
            Reason = "interrupted";
            return Interrupt;
        }

        if (_limits.Instructions == 0 || ++_reports * InstructionsPerReport < _limits.Instructions)
        {
            return GoOn;
        }

        Reason = $"interrupted: the statement did not end within {Grouped(_limits.Instructions)} instructions of SQLite's virtual machine";
        return Interrupt;
    }

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
