using Sim.Engine.Admin;

namespace Sim.Scenarios.Steps;

/// <summary>An answer in one line, as a command line client words it.</summary>
internal static class ReplyText
{
    /// <summary>The line.</summary>
    public static string Of(AdminReply reply) => reply switch
    {
        AdminReply.Error error => $"ERROR {error.Code} ({error.SqlState}): {error.Message}",
        AdminReply.Ok ok => $"OK, {ok.AffectedRows} rows affected {ok.Info}".TrimEnd(),
        AdminReply.Rows rows => $"a result with {rows.Set.Columns.Count} columns and {rows.Set.Rows.Count} rows",
        _ => "no answer: the connection was closed",
    };
}
