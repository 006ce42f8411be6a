namespace Sim.Engine.Admin;

/// <summary>What an admin session answers to one statement.</summary>
public abstract record AdminReply
{
    /// <summary>An OK packet: affected rows and its info text.</summary>
    public sealed record Ok(long AffectedRows, string Info) : AdminReply;

    /// <summary>A result set.</summary>
    public sealed record Rows(ResultSet Set) : AdminReply;

    /// <summary>An error packet. <paramref name="SqlState"/> is what a client shows, five characters.</summary>
    public sealed record Error(int Code, string SqlState, string Message) : AdminReply;

    /// <summary>No answer at all: the connection drops (PROXYSQL SHUTDOWN, RESTART, STOP).</summary>
    public sealed record Dropped : AdminReply;
}
