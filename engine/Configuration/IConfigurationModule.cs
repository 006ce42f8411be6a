namespace Sim.Engine.Configuration;

/// <summary>
/// One module of the configuration as LOAD and SAVE see it: it moves whole tables between the configuration file, disk, memory and runtime
/// (src: lib/ProxySQL_Admin.cpp, admin_handler_command_load_or_save). The moves that take locks of the runtime may wait.
/// </summary>
public interface IConfigurationModule
{
    /// <summary>The module's words in LOAD and SAVE: <c>MYSQL SERVERS</c>, <c>ADMIN VARIABLES</c>, …</summary>
    string CommandName { get; }

    /// <summary>LOAD X TO MEMORY.</summary>
    void DiskToMemory();

    /// <summary>SAVE X TO DISK.</summary>
    void MemoryToDisk();

    /// <summary>LOAD X TO RUNTIME; returns null, or the error that the command answers.</summary>
    ValueTask<string?> MemoryToRuntime();

    /// <summary>SAVE X TO MEMORY.</summary>
    ValueTask RuntimeToMemory();

    /// <summary>Fills the runtime_ table(s) of the module from the runtime structures, before a statement that names them.</summary>
    ValueTask RefreshRuntimeTables();

    /// <summary>LOAD X FROM CONFIG: rows read from an already parsed file into memory; null where the module cannot be read from a file.</summary>
    int? FileToMemory(ConfigurationFile file);
}
