namespace Sim.Protocol.Packets;

/// <summary>The first byte of a command packet, as far as the admin port knows commands.</summary>
public enum CommandCode : byte
{
    /// <summary>COM_QUIT: goodbye, without an answer.</summary>
    Quit = 0x01,

    /// <summary>COM_INIT_DB: changes the database.</summary>
    InitDatabase = 0x02,

    /// <summary>COM_QUERY: a statement.</summary>
    Query = 0x03,

    /// <summary>COM_FIELD_LIST: the columns of a table.</summary>
    FieldList = 0x04,

    /// <summary>COM_STATISTICS: a line of figures.</summary>
    Statistics = 0x09,

    /// <summary>COM_PROCESS_KILL: ends another connection.</summary>
    ProcessKill = 0x0c,

    /// <summary>COM_PING: are you there.</summary>
    Ping = 0x0e,

    /// <summary>COM_CHANGE_USER: logs in anew on the same connection.</summary>
    ChangeUser = 0x11,

    /// <summary>COM_STMT_PREPARE: prepares a statement.</summary>
    StatementPrepare = 0x16,

    /// <summary>COM_STMT_EXECUTE: executes a prepared statement.</summary>
    StatementExecute = 0x17,

    /// <summary>COM_STMT_SEND_LONG_DATA: part of a parameter, without an answer.</summary>
    StatementSendLongData = 0x18,

    /// <summary>COM_STMT_CLOSE: forgets a prepared statement, without an answer.</summary>
    StatementClose = 0x19,

    /// <summary>COM_STMT_RESET: forgets the data sent for a prepared statement.</summary>
    StatementReset = 0x1a,

    /// <summary>COM_SET_OPTION: multi-statements on or off.</summary>
    SetOption = 0x1b,

    /// <summary>COM_STMT_FETCH: rows of a cursor.</summary>
    StatementFetch = 0x1c,
}
