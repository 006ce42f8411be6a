using Sim.Engine.Configuration;
using Sim.Engine.Events;

namespace Sim.Engine.Admin.Commands;

/// <summary>What becomes of a LOAD or SAVE.</summary>
[Branches("admin.load_save")]
public enum LoadSaveBranch
{
    /// <summary>It is none that anybody knows: SQLite answers.</summary>
    NotUnderstood,

    /// <summary>LOAD MYSQL USER of one user.</summary>
    OneUser,

    /// <summary>The same, with a name that none can have.</summary>
    InvalidUser,

    /// <summary>Variables move between memory and disk by a statement of SQL.</summary>
    VariablesAsSql,

    /// <summary>A module of a server that nodes here do not run: OK, and nothing happens.</summary>
    NoModule,

    /// <summary>Disk to memory.</summary>
    DiskToMemory,

    /// <summary>Memory to disk.</summary>
    MemoryToDisk,

    /// <summary>Memory to runtime.</summary>
    MemoryToRuntime,

    /// <summary>Memory to runtime, which is refused: the query processor does not run yet.</summary>
    RuntimeNotStarted,

    /// <summary>Runtime to memory.</summary>
    RuntimeToMemory,

    /// <summary>The configuration file to memory.</summary>
    FileToMemory,

    /// <summary>The same, and the node was started without a file.</summary>
    NoFile,

    /// <summary>The same, and the file cannot be read.</summary>
    FileUnreadable,
}

/// <summary>LOAD and SAVE (src: lib/ProxySQL_Admin.cpp, admin_handler_command_load_or_save).</summary>
internal static class LoadAndSave
{
    private const string LoadUser = "LOAD MYSQL USER ";
    private const string ToRuntime = " TO RUNTIME";

    /// <summary>Carries out a statement that begins with LOAD or SAVE; SQLite answers the ones that nobody knows.</summary>
    public static async ValueTask<Verdict> Perform(AdminStatement statement, AdminServices services)
    {
        if (UserToLoad(statement) is { } username)
        {
            return LoadOneUser(username, services);
        }

        if (LayerSpellings.Understand(statement.Text) is not { } command)
        {
            services.Events.Take(LoadSaveBranch.NotUnderstood);
            return Verdict.Run(statement.Sent);
        }

        bool hidden = services.Profile.HidesLoadAdminVariablesToMemory && command is { Module: "ADMIN VARIABLES", Move: LayerMove.DiskToMemory };
        if (!hidden)
        {
            services.Events.Emit(new AdminCommandReceived(statement.Text));
        }

        if (CopyOfVariables(command) is { } sql)
        {
            services.Events.Take(LoadSaveBranch.VariablesAsSql);
            return Verdict.Run(sql);
        }

        (LoadSaveBranch branch, Verdict verdict) = await Move(command, services);
        services.Events.Take(branch);
        return verdict;
    }

    private static string? UserToLoad(AdminStatement statement) =>
        statement.Text.Length > LoadUser.Length + ToRuntime.Length && statement.Begins(LoadUser)
            && statement.Text.EndsWith(ToRuntime, StringComparison.OrdinalIgnoreCase)
            ? statement.Text[LoadUser.Length..^ToRuntime.Length]
            : null;

    private static Verdict LoadOneUser(string username, AdminServices services)
    {
        if (!username.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '+' or '_'))
        {
            services.Events.Take(LoadSaveBranch.InvalidUser);
            services.Events.Emit(new InvalidMysqlUserNamed(username));
            return Verdict.Fail($"Invalid name {username}");
        }

        services.Events.Take(LoadSaveBranch.OneUser);
        services.Events.Emit(new MysqlUserLoading(username));
        services.Runtime.LoadMysqlUser(username);
        return Verdict.Done;
    }

    /// <summary>Variables move between memory and disk by a statement, whose count of rows the client sees and which read-only mode refuses.</summary>
    private static string? CopyOfVariables(LayerCommand command)
    {
        string? prefix = command.Module switch
        {
            "MYSQL VARIABLES" => "mysql-",
            "ADMIN VARIABLES" => "admin-",
            LayerSpellings.SqliteServerVariables => "sqliteserver-",
            _ => null,
        };
        (string To, string From)? copy = command.Move switch
        {
            LayerMove.DiskToMemory => ("main", "disk"),
            LayerMove.MemoryToDisk => ("disk", "main"),
            _ => null,
        };
        return prefix is null || copy is not { } layers
            ? null
            : $"INSERT OR REPLACE INTO {layers.To}.global_variables SELECT * FROM {layers.From}.global_variables WHERE variable_name LIKE '{prefix}%'";
    }

    private static async ValueTask<(LoadSaveBranch Branch, Verdict Verdict)> Move(LayerCommand command, AdminServices services)
    {
        if (services.Modules.FirstOrDefault(m => m.CommandName == command.Module) is not { } module)
        {
            return (LoadSaveBranch.NoModule, Verdict.Done);
        }

        switch (command.Move)
        {
            case LayerMove.DiskToMemory:
                module.DiskToMemory();
                return (LoadSaveBranch.DiskToMemory, Verdict.Done);
            case LayerMove.MemoryToDisk:
                module.MemoryToDisk();
                return (LoadSaveBranch.MemoryToDisk, Verdict.Done);
            case LayerMove.RuntimeToMemory:
                await module.RuntimeToMemory();
                return (LoadSaveBranch.RuntimeToMemory, Verdict.Done);
            case LayerMove.FileToMemory:
                return ReadFromFile(module, services.Settings);
            default:
                return await module.MemoryToRuntime() is { } error
                    ? (LoadSaveBranch.RuntimeNotStarted, Verdict.Fail(error))
                    : (LoadSaveBranch.MemoryToRuntime, Verdict.Done);
        }
    }

    private static (LoadSaveBranch Branch, Verdict Verdict) ReadFromFile(IConfigurationModule module, AdminSettings settings)
    {
        if (settings.ConfigurationFilePath is not { } path)
        {
            return (LoadSaveBranch.NoFile, Verdict.Fail("Config file unknown"));
        }

        return settings.ReadConfigurationFile() is { } file
            ? (LoadSaveBranch.FileToMemory, Verdict.Answer(new AdminReply.Ok(module.FileToMemory(file) ?? 0, "")))
            : (LoadSaveBranch.FileUnreadable, Verdict.Fail($"Unable to open or parse config file {path}"));
    }
}
