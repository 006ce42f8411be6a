using Sim.Engine.Configuration;

namespace Sim.Engine.Admin.Commands;

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
            return Verdict.Run(statement.Sent);
        }

        bool hidden = services.Profile.HidesLoadAdminVariablesToMemory && command is { Module: "ADMIN VARIABLES", Move: LayerMove.DiskToMemory };
        if (!hidden)
        {
            services.Events.Emit(new AdminCommandReceived(statement.Text));
        }

        return CopyOfVariables(command) is { } sql ? Verdict.Run(sql) : await Move(command, services);
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
            services.Events.Emit(new InvalidMysqlUserNamed(username));
            return Verdict.Fail($"Invalid name {username}");
        }

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

    private static async ValueTask<Verdict> Move(LayerCommand command, AdminServices services)
    {
        if (services.Modules.FirstOrDefault(m => m.CommandName == command.Module) is not { } module)
        {
            return Verdict.Done;
        }

        switch (command.Move)
        {
            case LayerMove.DiskToMemory:
                module.DiskToMemory();
                return Verdict.Done;
            case LayerMove.MemoryToDisk:
                module.MemoryToDisk();
                return Verdict.Done;
            case LayerMove.RuntimeToMemory:
                await module.RuntimeToMemory();
                return Verdict.Done;
            case LayerMove.FileToMemory:
                return ReadFromFile(module, services.Settings);
            default:
                return await module.MemoryToRuntime() is { } error ? Verdict.Fail(error) : Verdict.Done;
        }
    }

    private static Verdict ReadFromFile(IConfigurationModule module, AdminSettings settings)
    {
        if (settings.ConfigurationFilePath is not { } path)
        {
            return Verdict.Fail("Config file unknown");
        }

        return settings.ReadConfigurationFile() is { } file
            ? Verdict.Answer(new AdminReply.Ok(module.FileToMemory(file) ?? 0, ""))
            : Verdict.Fail($"Unable to open or parse config file {path}");
    }
}
