using Sim.Engine.Admin.Commands;
using Sim.Engine.Admin.Statistics;
using Sim.Engine.Cluster;
using Sim.Engine.Configuration;
using Sim.Engine.Events;

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
        if (IsStats || _services.StatementMutex.IsHeld || _service.Polled.TryAnswer(sql) is not { } reply)
        {
            return ExecuteInTurn(sql);
        }

        Take(StatementBranch.Polled);
        return new ValueTask<AdminReply>(reply);
    }

    private async ValueTask<AdminReply> ExecuteInTurn(string sql)
    {
        await _services.StatementMutex.Enter();
        try
        {
            if (!IsStats && _service.Polled.TryAnswer(sql) is { } polled)
            {
                Take(StatementBranch.Polled);
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
            Take(StatementBranch.Empty);
            _services.Lifecycle.Crash();
            return new AdminReply.Dropped();
        }

        if (!IsStats && ServePull(statement) is { } dump)
        {
            Take(StatementBranch.Pull);
            return dump;
        }

        if (statement.Text.Contains("mysql_server_", StringComparison.OrdinalIgnoreCase))
        {
            // The monitor keeps its logs in memory of its own; its tables are filled for those who look.
            _service.Services.Runtime.RefreshMonitorTables();
        }

        await _service.Filler.Fill(RefreshRules.For(statement.Text, IsStats));
        Verdict verdict = await Recognise(statement);
        if (!verdict.IsFinal)
        {
            Take(StatementBranch.Sqlite);
        }

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
            return Of(
                StatementBranch.ReadOnlyQuestion, Verdict.Answer(new AdminReply.Rows(new ResultSet(["Variable_name", "Value"], [["read_only", value]]))));
        }

        Verdict verdict = IsStats ? Verdict.NotMine : await RecogniseForAdministrators(statement);
        if (verdict.IsFinal)
        {
            return verdict;
        }

        if (statement.Begins("SIGNAL MYSQL THREADS"))
        {
            return Of(StatementBranch.SignalThreads, await SignalThreads());
        }

        return RecogniseForEverybody(statement);
    }

    private async ValueTask<Verdict> RecogniseForAdministrators(AdminStatement statement)
    {
        if (statement.BeginsAndGoesOn("PULL VERSION MYSQL SERVERS "))
        {
            return Of(StatementBranch.PullVersion, await PullVersion.Perform(statement, _services.Runtime));
        }

        if (statement.Is("SELECT GLOBAL_CHECKSUM()"))
        {
            return Of(StatementBranch.GlobalChecksum, Verdict.Answer(_service.Polled.AnswerGlobalChecksum()));
        }

        Verdict verdict = Of(StatementBranch.Proxysql, ProxysqlCommands.Perform(statement, _services));
        if (verdict.IsFinal)
        {
            return verdict;
        }

        if (statement.BeginsAndGoesOn("SAVE ") || statement.BeginsAndGoesOn("LOAD "))
        {
            return Of(StatementBranch.LoadOrSave, await LoadAndSave.Perform(statement, _services));
        }

        verdict = Of(StatementBranch.Kill, ProxysqlCommands.Kill(statement, _services));
        verdict = verdict.IsFinal ? verdict : Of(StatementBranch.ClientNoise, ClientNoise.OfAdministrators(statement));
        return verdict.IsFinal ? verdict : Of(StatementBranch.TableDescription, TableDescriptions.Perform(statement, _services));
    }

    private Verdict RecogniseForEverybody(AdminStatement statement)
    {
        Verdict verdict = Of(StatementBranch.ClientNoise, ClientNoise.OfEverybody(statement));
        verdict = verdict.IsFinal ? verdict : Of(StatementBranch.SpecialSelect, SelectSpecials.First(statement, _services.Profile.BuildVersion));
        verdict = verdict.IsFinal ? verdict : Of(StatementBranch.Set, SetVariable.Perform(statement, _services));
        verdict = verdict.IsFinal ? verdict : Of(StatementBranch.Checksum, ChecksumCommand.Perform(statement, _services));
        verdict = verdict.IsFinal ? verdict : Of(StatementBranch.Show, Show(statement));
        verdict = verdict.IsFinal ? verdict : Of(StatementBranch.SpecialSelect, SelectSpecials.Last(statement));
        return verdict.IsFinal || !IsStats ? verdict : Of(StatementBranch.RefusedToStats, RefuseToStats(statement));
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
        SqlResult result = IsStats ? RunInStats(sql) : RunInMain(sql);
        return Replies.From(sql == ShowCommands.DatabaseList ? ShowCommands.WithPaths(result, _services.Settings.DatabasePath) : result, _services.Profile);
    }

    private SqlResult RunInStats(string sql)
    {
        Take(SqlBranch.Stats);
        return _service.Stats.Run(sql);
    }

    private SqlResult RunInMain(string sql)
    {
        if (!_services.Settings.IsReadOnly())
        {
            Take(SqlBranch.Main);
            return _services.Database.Run(sql);
        }

        Take(SqlBranch.MainReadOnly);

        _service.Filler.Run("PRAGMA query_only = ON");
        SqlResult result = _services.Database.Run(sql);
        _service.Filler.Run("PRAGMA query_only = OFF");
        return result;
    }

    /// <summary>What a family of commands made of a statement, which it has answered if that is final.</summary>
    private Verdict Of(StatementBranch family, Verdict verdict)
    {
        if (verdict.IsFinal)
        {
            Take(family);
        }

        return verdict;
    }

    private void Take<TBranch>(TBranch branch)
        where TBranch : struct, Enum => _services.Events.Take(branch);
}
