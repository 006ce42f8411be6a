using Sim.Engine.Configuration;
using Sim.Engine.Profiles;

namespace Sim.Engine.Admin.Commands;

/// <summary>What mysqldump asks about a table (src: lib/ProxySQL_Admin.cpp, generate_show_fields_from and generate_show_table_status).</summary>
internal static class TableDescriptions
{
    private const string StatusLike = "show table status like '";
    private const string FieldsFrom = "show fields from `";

    private static readonly string[] _statusColumns =
    [
        "Name", "Engine", "Version", "Row_format", "Rows", "Avg_row_length", "Data_length", "Max_data_length", "Index_length", "Data_free",
        "Auto_increment", "Create_time", "Update_time", "Check_time", "Collation", "Checksum", "Create_options", "Comment",
    ];

    private static readonly string[] _fieldColumns = ["Field", "Type", "Null", "Key", "Default", "Extra"];

    /// <summary>Answers, if the statement is one of the two; SQLite answers one that names nothing.</summary>
    public static Verdict Perform(AdminStatement statement, AdminServices services)
    {
        if (statement.BeginsExactly(StatusLike))
        {
            return Describe(statement, StatusLike, TableInfoText.Status, services, Status);
        }

        return statement.BeginsExactly(FieldsFrom)
            ? Describe(statement, FieldsFrom, TableInfoText.Fields, services, Fields)
            : Verdict.NotMine;
    }

    /// <summary>A name without backslashes, backticks and single quotes.</summary>
    public static string WithoutQuotes(string name) =>
        name.Replace("\\", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);

    private static Verdict Describe(
        AdminStatement statement, string begin, TableInfoText text, AdminServices services, Func<string, ResultSet, Profile, ResultSet> describe)
    {
        string rest = statement.Text[begin.Length..];
        if (rest.Length < 2)
        {
            return Verdict.Run(statement.Sent);
        }

        string table = WithoutQuotes(rest);
        string sql = $"PRAGMA table_info({table})";
        SqlResult columns = services.Database.Run(sql);
        if (columns.Error is { } error)
        {
            services.Events.Emit(new TableInfoFailed(text, sql, error));
            return Verdict.Answer(Replies.SqliteError(error, services.Profile));
        }

        return Verdict.Answer(columns.Rows is { Rows.Count: > 0 } found
            ? new AdminReply.Rows(describe(table, found, services.Profile))
            : Replies.SqliteError("Table does not exist", services.Profile));
    }

    private static ResultSet Status(string table, ResultSet columns, Profile profile)
    {
        const string Never = "0000-00-00 00:00:00";
        return new ResultSet(
            _statusColumns,
            [[table, "SQLite", "10", "Dynamic", "10", "0", "0", "0", "0", "0", "NULL", Never, Never, Never, "utf8_bin", "NULL", "", ""]]);
    }

    private static ResultSet Fields(string table, ResultSet columns, Profile profile)
    {
        int shown = profile.NumbersShownFields ? 0 : 1;
        return new ResultSet(_fieldColumns, [.. columns.Rows.Select(column => (string?[])[column[shown], "varchar(255)", "NO", "", "", ""])]);
    }
}
