using Sim.Engine.Configuration.Libconfig;

namespace Sim.Scenarios.Processes;

/// <summary>
/// A node's configuration file as it is on this machine: with the addresses of this machine, and with the node's own address wherever the
/// file leaves it to the version's default, which is to listen everywhere.
/// </summary>
internal static class ConfigurationText
{
    private const int ClientPort = 6033;

    /// <summary>The text of the file.</summary>
    /// <param name="text">The scenario's file; null when it has none.</param>
    /// <param name="addresses">Where addresses are on this machine.</param>
    /// <param name="host">The node's address on this machine.</param>
    /// <param name="adminPort">Its admin port.</param>
    public static string For(string? text, AddressMap addresses, string host, int adminPort)
    {
        string mapped = addresses.TextToMachine(text ?? "", host);
        string listening = WithSetting(mapped, "admin_variables", "mysql_ifaces", $"{host}:{adminPort}");
        return WithSetting(listening, "mysql_variables", "interfaces", $"{host}:{ClientPort}");
    }

    /// <summary>Adds a setting to a group unless it is there. A file that cannot be read is left to the node to refuse.</summary>
    private static string WithSetting(string text, string group, string name, string value)
    {
        LibconfigOutcome outcome = LibconfigReader.Read(text, "");
        if (!outcome.IsRead || outcome.Root.Find(group) is { } found && (found is not LibconfigGroup || found.Find(name) is not null))
        {
            return text;
        }

        string setting = $" {name}=\"{value}\" ";
        return outcome.Root.Find(group) is { } existing
            ? text.Insert(IndexOf(text, existing.Line, existing.Column) + 1, setting)
            : $"{text}\n{group}={{{setting}}}\n";
    }

    /// <summary>The index of the character at a line and a column, both counted from 1; columns count Unicode characters.</summary>
    private static int IndexOf(string text, int line, int column)
    {
        int index = 0;
        for (int i = 1; i < line; i++)
        {
            index = text.IndexOf('\n', index) + 1;
        }

        return index + text[index..].EnumerateRunes().Take(column - 1).Sum(rune => rune.Utf16SequenceLength);
    }
}
