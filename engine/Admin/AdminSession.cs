using Sim.Engine.Admin.Commands;
using Sim.Engine.Admin.Statistics;
using Sim.Engine.Cluster;
using Sim.Engine.Configuration;

namespace Sim.Engine.Admin;

/// <summary>One client of the admin port (src: lib/ProxySQL_Admin.cpp, admin_session_handler).</summary>
public sealed class AdminSession
{
    private readonly AdminService _service;
    private readonly AdminServices _services;

    internal AdminSession(AdminService service, string username, string address, bool isStats)
    {
        _service = service;
        _services = service.Services;
        Username = username;
        Address = address;
        IsStats = isStats;
    }

    /// <summary>Who logged in.</summary>
    public string Username { get; }

    /// <summary>From where.</summary>
    public string Address { get; }

    /// <summary>Whether the session only sees statistics.</summary>
    public bool IsStats { get; }

    /// <summary>Answers one statement. Completes at once when no other statement is under way and nothing it needs is held.</summary>
    public ValueTask<AdminReply> Execute(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return !IsStats && !_services.StatementMutex.IsHeld && _service.Polled.TryAnswer(sql) is { } reply
            ? new ValueTask<AdminReply>(reply)
            : ExecuteInTurn(sql);
    }

    private async ValueTask<AdminReply> ExecuteInTurn(string sql)
    {
        await _services.StatementMutex.Enter();
        try
        {
            if (!IsStats && _service.Polled.TryAnswer(sql) is { } polled)
            {
                return polled;
            }

            _service.Filler.PayGlobalStatus();
            AdminReply reply = await Answer(new AdminStatement(sql, this));
            _service.Polled.Learn(sql, reply);
            return reply;
        }
        catch (TablesUnusableException)
        {
            // An operator may have dropped or altered tables that modules rely on; that must not end the node.
            _services.Events.Emit(new TablesUnusable(sql));
            return Replies.Refusal("Tables of the admin interface were dropped or altered");
        }
        finally
        {
            _services.StatementMutex.Exit();
        }
    }

    private async ValueTask<AdminReply> Answer(AdminStatement statement)
    {
        if (statement.Text.Length == 0 && _services.Profile.CrashesOnEmptyStatement)
        {
            _services.Lifecycle.Crash();
            return new AdminReply.Dropped();
        }

        if (!IsStats && ServePull(statement) is { } dump)
        {
            return dump;
        }

        if (statement.Text.Contains("mysql_server_", StringComparison.OrdinalIgnoreCase))
        {
            // The monitor keeps its logs in memory of its own; its tables are filled for those who look.
            _service.Services.Runtime.RefreshMonitorTables();
        }

        await _service.Filler.Fill(RefreshRules.For(statement.Text, IsStats));
        Verdict verdict = await Recognise(statement);
        return verdict.Reply ?? Run(verdict.Sql ?? statement.Sent);
    }

    private AdminReply.Rows? ServePull(AdminStatement statement)
    {
        if (!_services.Profile.AnswersPullsWithRuntimeDump)
        {
            return null;
        }

        if (statement.Begins(WireStatements.Servers))
        {
            _services.Events.Emit(new PullServed("mysql_servers"));
            return new AdminReply.Rows(_services.Runtime.DumpMysqlServers());
        }

        if (statement.Begins(WireStatements.ReplicationHostgroups))
        {
            _services.Events.Emit(new PullServed("mysql_replication_hostgroups"));
            return new AdminReply.Rows(_services.Runtime.DumpReplicationHostgroups());
        }

        return null;
    }

    /// <summary>Asks the families of commands in ProxySQL's order.</summary>
    private async ValueTask<Verdict> Recognise(AdminStatement statement)
    {
        if (statement.Begins("SHOW GLOBAL VARIABLES LIKE 'read_only'"))
        {
            string value = _services.Settings.IsReadOnly() ? "ON" : "OFF";
            return Verdict.Answer(new AdminReply.Rows(new ResultSet(["Variable_name", "Value"], [["read_only", value]])));
        }

        Verdict verdict = IsStats ? Verdict.NotMine : await RecogniseForAdministrators(statement);
        if (verdict.IsFinal)
        {
            return verdict;
        }

        if (statement.Begins("SIGNAL MYSQL THREADS"))
        {
            return await SignalThreads();
        }

        return RecogniseForEverybody(statement);
    }

    private async ValueTask<Verdict> RecogniseForAdministrators(AdminStatement statement)
    {
        if (statement.BeginsAndGoesOn("PULL VERSION MYSQL SERVERS "))
        {
            return await PullVersion.Perform(statement, _services.Runtime);
        }

        if (statement.Is("SELECT GLOBAL_CHECKSUM()"))
        {
            return Verdict.Answer(_service.Polled.AnswerGlobalChecksum());
        }

        Verdict verdict = ProxysqlCommands.Perform(statement, _services);
        if (verdict.IsFinal)
        {
            return verdict;
        }

        if (statement.BeginsAndGoesOn("SAVE ") || statement.BeginsAndGoesOn("LOAD "))
        {
            return await LoadAndSave.Perform(statement, _services);
        }

        verdict = ProxysqlCommands.Kill(statement, _services);
        verdict = verdict.IsFinal ? verdict : ClientNoise.OfAdministrators(statement);
        return verdict.IsFinal ? verdict : TableDescriptions.Perform(statement, _services);
    }

    private Verdict RecogniseForEverybody(AdminStatement statement)
    {
        Verdict verdict = ClientNoise.OfEverybody(statement);
        verdict = verdict.IsFinal ? verdict : SelectSpecials.First(statement, _services.Profile.BuildVersion);
        verdict = verdict.IsFinal ? verdict : SetVariable.Perform(statement, _services);
        verdict = verdict.IsFinal ? verdict : ChecksumCommand.Perform(statement, _services);
        verdict = verdict.IsFinal ? verdict : Show(statement);
        verdict = verdict.IsFinal ? verdict : SelectSpecials.Last(statement);
        return verdict.IsFinal || !IsStats ? verdict : RefuseToStats(statement);
    }

    private Verdict Show(AdminStatement statement)
    {
        if (statement.Is(ShowCommands.MysqlStatus))
        {
            _service.Filler.FillGlobalStatus();
        }

        return ShowCommands.Rewrite(statement, _services.Profile);
    }

    private Verdict RefuseToStats(AdminStatement statement)
    {
        if (!statement.Begins("PRAGMA") && !statement.Begins("ATTACH"))
        {
            return Verdict.NotMine;
        }

        _services.Events.Emit(new StatsCommandRefused(statement.Text));
        return Verdict.Fail("Command not allowed");
    }

    private async ValueTask<Verdict> SignalThreads()
    {
        if (_services.Modules.FirstOrDefault(m => m.CommandName == "ADMIN VARIABLES") is { } variables)
        {
            await variables.RuntimeToMemory();
        }

        return Verdict.Done;
    }

    private AdminReply Run(string sql)
    {
        SqlResult result = IsStats ? _service.Stats.Run(sql) : RunInMain(sql);
        return Replies.From(sql == ShowCommands.DatabaseList ? ShowCommands.WithPaths(result, _services.Settings.DatabasePath) : result, _services.Profile);
    }

    private SqlResult RunInMain(string sql)
    {
        if (!_services.Settings.IsReadOnly())
        {
            return _services.Database.Run(sql);
        }

        _service.Filler.Run("PRAGMA query_only = ON");
        SqlResult result = _services.Database.Run(sql);
        _service.Filler.Run("PRAGMA query_only = OFF");
        return result;
    }
}
