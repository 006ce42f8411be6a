using Sim.Engine.Admin;

namespace Sim.Engine.Configuration;

/// <summary>The outcome of one SQL statement: rows, a count of changed rows, or SQLite's error text.</summary>
/// <param name="Rows">The rows when the statement has columns, else null.</param>
/// <param name="AffectedRows">Rows inserted, updated or deleted by a statement without columns.</param>
/// <param name="Error">SQLite's message, or null on success.</param>
public readonly record struct SqlResult(ResultSet? Rows, long AffectedRows, string? Error);
