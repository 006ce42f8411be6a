using System.CommandLine;
using Sim.Scenarios.Gherkin;

namespace Sim.Scenarios.Commands;

/// <summary>Says what is wrong with a command line, and what may have been meant.</summary>
internal static class UsageHint
{
    /// <summary>More changed characters than this and it is another word.</summary>
    private const double MaxDistance = 3;

    /// <summary>One line for the first mistake.</summary>
    public static string For(ParseResult parsed, RootCommand root)
    {
        if (parsed.UnmatchedTokens is not [{ } unknown, ..])
        {
            return parsed.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.');
        }

        Command command = parsed.CommandResult.Command;
        if (unknown.StartsWith('-'))
        {
            return command == root && root.Subcommands.FirstOrDefault(c => Names(c).Contains(unknown)) is { } owner
                ? $"there is no option {unknown} here; it belongs to a command: sim {owner.Name} {unknown}"
                : UnknownOption(unknown, command);
        }

        if (command != root)
        {
            return $"'{unknown}' is too much for sim {command.Name}";
        }

        string commands = $"the commands are {string.Join(", ", root.Subcommands.Select(c => c.Name))}";
        return Path.Exists(unknown) || unknown.Contains(".feature", StringComparison.Ordinal)
            ? $"there is no command '{unknown}'; to play it: sim run {unknown}"
            : $"there is no command '{unknown}'{Nearest(unknown, root.Subcommands.Select(c => c.Name))}; {commands}";
    }

    /// <summary>An option that the command does not have.</summary>
    public static string UnknownOption(string option, Command command)
    {
        string name = command is RootCommand ? "sim" : $"sim {command.Name}";
        return command.Options.Count == 0
            ? $"there is no option {option}; {name} has none"
            : $"there is no option {option}{Nearest(option, Names(command))}; the options of {name} are {string.Join(", ", Names(command))}";
    }

    private static IEnumerable<string> Names(Command command) => command.Options.Select(o => o.Name);

    private static string Nearest(string word, IEnumerable<string> known)
    {
        string? nearest = known.MinBy(k => SentenceDistance.BetweenTexts(word, k));
        return nearest is not null && SentenceDistance.BetweenTexts(word, nearest) <= MaxDistance ? $", did you mean {nearest}?" : "";
    }
}
