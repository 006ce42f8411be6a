using System.Globalization;
using SQLitePCL;

namespace Sim.Engine.Configuration;

/// <summary>
/// Interrupts a statement that goes beyond its limits. Both are counted, not timed: the same statement on the same tables ends in the same
/// place on every machine.
/// </summary>
internal sealed class RunawayGuard
{
    /// <summary>SQLite reports once in so many instructions, which costs the statement nothing that could be measured.</summary>
    private const int InstructionsPerReport = 1_000_000;

    private readonly StatementLimits _limits;
    private long _reports;
    private string? _reason;

    /// <summary>Watches over everything that runs on the connection.</summary>
    public RunawayGuard(sqlite3 handle, StatementLimits limits)
    {
        _limits = limits;
        if (limits.Instructions > 0)
        {
            raw.sqlite3_progress_handler(handle, InstructionsPerReport, OnReport, null);
        }
    }

    /// <summary>A statement begins.</summary>
    public void Begin()
    {
        _reports = 0;
        _reason = null;
    }

    /// <summary>Whether a result may grow by one more row than it has.</summary>
    public bool AllowsRow(int rowsSoFar)
    {
        if (_limits.Rows == 0 || rowsSoFar < _limits.Rows)
        {
            return true;
        }

        _reason = $"interrupted: the result has more than {Grouped(_limits.Rows)} rows, which is all that this host has room for";
        return false;
    }

    /// <summary>Why the statement that ran last was interrupted; null if the limits did not do it.</summary>
    public string? Reason => _reason;

    private int OnReport(object? state)
    {
        const int GoOn = 0;
        const int Interrupt = 1;
        if (++_reports * InstructionsPerReport < _limits.Instructions)
        {
            return GoOn;
        }

        _reason = $"interrupted: the statement did not end within {Grouped(_limits.Instructions)} instructions of SQLite's virtual machine";
        return Interrupt;
    }

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
