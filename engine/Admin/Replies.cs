using Sim.Engine.Configuration;
using Sim.Engine.Profiles;

namespace Sim.Engine.Admin;

/// <summary>Answers in the form in which the admin interface gives them.</summary>
internal static class Replies
{
    /// <summary>The code of every error of the admin interface.</summary>
    public const int ErrorCode = 1045;

    /// <summary>An OK without rows (src: lib/ProxySQL_Admin.cpp, send_MySQL_OK).</summary>
    public static AdminReply Done { get; } = new AdminReply.Ok(0, "");

    /// <summary>An error of a command (src: lib/ProxySQL_Admin.cpp, send_MySQL_ERR).</summary>
    public static AdminReply Refusal(string message) => new AdminReply.Error(ErrorCode, "28000", message);

    /// <summary>An error of SQLite (src: lib/MySQL_Session.cpp, SQLite3_to_MySQL).</summary>
    public static AdminReply SqliteError(string message, Profile profile) =>
        new AdminReply.Error(ErrorCode, profile.CutsSqlStateOfSqliteErrors ? "#2800" : "28000", message);

    /// <summary>The outcome of a statement that SQLite executed.</summary>
    public static AdminReply From(SqlResult result, Profile profile)
    {
        if (result.Error is { } error)
        {
            return SqliteError(error, profile);
        }

        return result.Rows is { } rows ? new AdminReply.Rows(rows) : new AdminReply.Ok(result.AffectedRows, "");
    }
}
