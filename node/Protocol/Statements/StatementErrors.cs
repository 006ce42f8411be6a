using System.Globalization;
using Sim.Protocol.Packets;

namespace Sim.Protocol.Statements;

/// <summary>MySQL's errors about prepared statements, which 1.4.6's admin port has not.</summary>
internal static class StatementErrors
{
    /// <summary>A statement without text.</summary>
    public static ErrPacket Empty { get; } = new(1065, "42000", "Query was empty");

    /// <summary>More placeholders than the protocol can count.</summary>
    public static ErrPacket TooManyPlaceholders { get; } = new(1390, "HY000", "Prepared statement contains too many placeholders");

    /// <summary>More statements, or longer ones, than a connection may keep.</summary>
    public static ErrPacket TooMany(int limit) =>
        new(1461, "42000", string.Create(CultureInfo.InvariantCulture, $"Can't create more than max_prepared_stmt_count statements (current value: {limit})"));

    /// <summary>A number that no statement has.</summary>
    public static ErrPacket Unknown(uint id, string command) =>
        new(1243, "HY000", string.Create(CultureInfo.InvariantCulture, $"Unknown prepared statement handler ({id}) given to {command}"));

    /// <summary>Values that are cut off, malformed or of an unknown type.</summary>
    public static ErrPacket WrongArguments(string command) => new(1210, "HY000", $"Incorrect arguments to {command}");

    /// <summary>Rows are asked for one by one: results are always sent whole, as MySQL does where it opens no cursor.</summary>
    public static ErrPacket NoCursor(uint id) =>
        new(1421, "HY000", string.Create(CultureInfo.InvariantCulture, $"The statement ({id}) has no open cursor."));
}
