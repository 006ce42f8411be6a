using System.Globalization;
using Sim.Engine.Seams;
using SQLitePCL;

namespace Sim.Engine.Configuration;

/// <summary>
/// SQL functions that would otherwise bring chance and the machine's clock into a node: random numbers come from a seeded generator, dates
/// from the node's own wall clock, whose time zone is UTC. Adds <c>from_unixtime</c>, which ProxySQL patches into its SQLite
/// (src: deps/sqlite3/from_unixtime.patch).
/// </summary>
internal sealed class SqlFunctions(IClock? clock, ulong seed) : IDisposable
{
    /// <summary>The largest blob that randomblob() makes here, in bytes.</summary>
    private const int RandomBlobMaxBytes = 1_000_000;

    private const int AnyNumberOfArguments = -1;

    private ulong _state = seed;

    /// <summary>A connection with SQLite's own functions, which do the arithmetic on dates once "now" has a value; opened when first needed.</summary>
    private sqlite3? _calendar;

    /// <summary>Puts the functions in place of SQLite's own on a connection.</summary>
    public void Register(sqlite3 handle)
    {
        _ = raw.sqlite3_create_function(handle, "random", 0, 0, null, (context, _, _) => raw.sqlite3_result_int64(context, (long)Next()));
        _ = raw.sqlite3_create_function(handle, "randomblob", 1, 0, null, (context, _, arguments) => RandomBlob(context, arguments[0]));
        foreach (string name in (ReadOnlySpan<string>)["date", "time", "datetime", "julianday", "unixepoch", "timediff"])
        {
            RegisterDate(handle, name, name, timeArgument: 0);
        }

        RegisterDate(handle, "strftime", "strftime", timeArgument: 1);
        RegisterDate(handle, "current_date", "date", timeArgument: 0);
        RegisterDate(handle, "current_time", "time", timeArgument: 0);
        RegisterDate(handle, "current_timestamp", "datetime", timeArgument: 0);
        _ = raw.sqlite3_create_function(handle, "from_unixtime", AnyNumberOfArguments, 0, null, (context, _, arguments) =>
            Calculate(context, "SELECT datetime(?1, 'unixepoch')", [.. arguments.Take(1)]));
    }

    /// <inheritdoc/>
    public void Dispose() => _calendar?.Dispose();

    /// <summary>SplitMix64: the next 64 bits.</summary>
    private ulong Next()
    {
        ulong mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    private void RandomBlob(sqlite3_context context, sqlite3_value length)
    {
        byte[] bytes = new byte[Math.Clamp(raw.sqlite3_value_int64(length), 1, RandomBlobMaxBytes)];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)Next();
        }

        raw.sqlite3_result_blob(context, bytes);
    }

    private void RegisterDate(sqlite3 handle, string name, string calendarFunction, int timeArgument) =>
        _ = raw.sqlite3_create_function(handle, name, AnyNumberOfArguments, 0, null, (context, _, arguments) =>
        {
            var values = new List<object?>(arguments.Length + 1);
            foreach (sqlite3_value argument in arguments)
            {
                if (values.Count <= timeArgument || !NamesTheMachinesTimeZone(argument))
                {
                    values.Add(values.Count >= timeArgument && IsText(argument, "now") ? Now() : argument);
                }
            }

            if (values.Count == timeArgument)
            {
                values.Add(Now());
            }

            string parameters = string.Join(',', Enumerable.Repeat("?", values.Count));
            Calculate(context, $"SELECT {calendarFunction}({parameters})", values);
        });

    private void Calculate(sqlite3_context context, string sql, List<object?> values)
    {
        if (_calendar is null)
        {
            _ = raw.sqlite3_open(":memory:", out _calendar);
        }

        if (raw.sqlite3_prepare_v2(_calendar, sql, out sqlite3_stmt statement) != raw.SQLITE_OK)
        {
            raw.sqlite3_result_error(context, raw.sqlite3_errmsg(_calendar));
            return;
        }

        using (statement)
        {
            for (int i = 0; i < values.Count; i++)
            {
                Bind(statement, i + 1, values[i]);
            }

            if (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
            {
                Return(context, statement);
            }
        }
    }

    private static void Return(sqlite3_context context, sqlite3_stmt statement)
    {
        switch (raw.sqlite3_column_type(statement, 0))
        {
            case raw.SQLITE_INTEGER:
                raw.sqlite3_result_int64(context, raw.sqlite3_column_int64(statement, 0));
                break;
            case raw.SQLITE_FLOAT:
                raw.sqlite3_result_double(context, raw.sqlite3_column_double(statement, 0));
                break;
            case raw.SQLITE_TEXT:
                raw.sqlite3_result_text(context, raw.sqlite3_column_text(statement, 0));
                break;
            default:
                raw.sqlite3_result_null(context);
                break;
        }
    }

    private static void Bind(sqlite3_stmt statement, int index, object? value)
    {
        if (value is string text)
        {
            _ = raw.sqlite3_bind_text(statement, index, text);
            return;
        }

        var argument = (sqlite3_value)value!;
        _ = raw.sqlite3_value_type(argument) switch
        {
            raw.SQLITE_INTEGER => raw.sqlite3_bind_int64(statement, index, raw.sqlite3_value_int64(argument)),
            raw.SQLITE_FLOAT => raw.sqlite3_bind_double(statement, index, raw.sqlite3_value_double(argument)),
            raw.SQLITE_NULL => raw.sqlite3_bind_null(statement, index),
            _ => raw.sqlite3_bind_text(statement, index, raw.sqlite3_value_text(argument)),
        };
    }

    private static bool NamesTheMachinesTimeZone(sqlite3_value argument) => IsText(argument, "localtime") || IsText(argument, "utc");

    private static bool IsText(sqlite3_value argument, string word) =>
        raw.sqlite3_value_type(argument) == raw.SQLITE_TEXT
        && string.Equals(raw.sqlite3_value_text(argument).utf8_to_string(), word, StringComparison.OrdinalIgnoreCase);

    private string Now() =>
        DateTime.UnixEpoch.AddMicroseconds(clock?.UnixMicroseconds ?? 0).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
