namespace Sim.Engine.Admin;

/// <summary>What a family of commands makes of a statement: nothing, an answer, or SQL to execute in its place.</summary>
internal readonly record struct Verdict(AdminReply? Reply, string? Sql)
{
    /// <summary>The family does not know the statement.</summary>
    public static Verdict NotMine => default;

    /// <summary>An OK without rows.</summary>
    public static Verdict Done { get; } = Answer(Replies.Done);

    /// <summary>Whether the search for a family is over.</summary>
    public bool IsFinal => Reply is not null || Sql is not null;

    /// <summary>This is the answer.</summary>
    public static Verdict Answer(AdminReply reply) => new(reply, null);

    /// <summary>An error of the admin interface itself.</summary>
    public static Verdict Fail(string message) => new(Replies.Refusal(message), null);

    /// <summary>SQLite is to execute this.</summary>
    public static Verdict Run(string sql) => new(null, sql);
}
