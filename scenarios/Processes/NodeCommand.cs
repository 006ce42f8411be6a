using System.Globalization;
using System.Text;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Processes;

/// <summary>
/// A command line that starts a node and stays in the foreground, with places for what differs by node: <c>{config}</c> its configuration
/// file, <c>{datadir}</c> its data directory, <c>{clock}</c> the seconds by which its clock is ahead of the machine's.
/// </summary>
internal sealed class NodeCommand
{
    private const string Configuration = "{config}";
    private const string DataDirectory = "{datadir}";
    private const string Clock = "{clock}";

    private readonly string[] _words;

    private NodeCommand(string[] words) => _words = words;

    /// <summary>Whether the command can give a node a clock of its own.</summary>
    public bool CanMoveClock => _words.Any(word => word.Contains(Clock, StringComparison.Ordinal));

    /// <summary>The node that comes with this program; scenarios tell of ProxySQL, its crashes included.</summary>
    public static NodeCommand Own { get; } =
        new([Path.Combine(AppContext.BaseDirectory, "sim-node"), "-f", "--strict", "-c", Configuration, "-D", DataDirectory, "--clock-offset", Clock]);

    /// <summary>Reads a command: words between blanks; quotes, single or double, keep blanks. There is no shell.</summary>
    /// <exception cref="WorldException">It cannot be a node's command.</exception>
    public static NodeCommand Parse(string text)
    {
        string[] words = Split(text);
        foreach (string place in (string[])[Configuration, DataDirectory])
        {
            if (!words.Any(word => word.Contains(place, StringComparison.Ordinal)))
            {
                throw new WorldException($"the command has no {place}: write it like 'proxysql -f -c {Configuration} -D {DataDirectory}'");
            }
        }

        return Exists(words[0]) ? new NodeCommand(words) : throw new WorldException($"there is no program {words[0]}");
    }

    /// <summary>The words for one start of one node.</summary>
    public IReadOnlyList<string> For(string configurationFile, string dataDirectory, long clockSeconds, StartMode mode)
    {
        IEnumerable<string> words = _words.Select(word => word
            .Replace(Configuration, configurationFile, StringComparison.Ordinal)
            .Replace(DataDirectory, dataDirectory, StringComparison.Ordinal)
            .Replace(Clock, clockSeconds.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return mode switch
        {
            StartMode.Initial => [.. words, "--initial"],
            StartMode.Reload => [.. words, "--reload"],
            _ => [.. words],
        };
    }

    private static string[] Split(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char quote = '\0';
        foreach (char c in text)
        {
            if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '\'' or '"')
            {
                quote = c;
                word ??= new StringBuilder();
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                Add();
            }
            else
            {
                (word ??= new StringBuilder()).Append(c);
            }
        }

        Add();
        return quote == '\0' ? [.. words] : throw new WorldException($"the command has a {quote} without its second");

        void Add()
        {
            if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }
    }

    private static bool Exists(string program) => program.Contains('/', StringComparison.Ordinal)
        ? File.Exists(program)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
