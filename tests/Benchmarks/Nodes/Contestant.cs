using Sim.Scenarios.Processes;
using Sim.Scenarios.World;

namespace Sim.Benchmarks.Nodes;

/// <summary>A program that is measured as a node.</summary>
internal sealed class Contestant
{
    /// <summary>Names a published executable to take for <c>sim-node</c>.</summary>
    private const string Variable = "SIM_NODE";

    /// <summary>A program may die at its start (1.4.6 does, of a race between its threads); so often it is tried.</summary>
    private const int Attempts = 10;

    private readonly NodeCommand _command;

    private Contestant(string name, string kind, NodeCommand command) => (Name, Kind, _command) = (name, kind, command);

    /// <summary>What the column is called.</summary>
    public string Name { get; }

    /// <summary>What it is, in words.</summary>
    public string Kind { get; }

    /// <summary>How many starts ended before there was an answer.</summary>
    public int DeathsAtStart { get; private set; }

    /// <summary>The node of this repository: the executable that the environment names, else the one that was built with this program.</summary>
    /// <exception cref="WorldException">What is named is no program.</exception>
    public static Contestant Own() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path
        ? new Contestant("sim-node", $"{Variable} names it{NativeMark(path)}", NodeCommand.Parse($"'{path}' -f -c {{config}} -D {{datadir}}"))
        : new Contestant("sim-node", "built with this program, compiled while it runs", NodeCommand.Own);

    /// <summary>Another program, as the user writes its command.</summary>
    /// <exception cref="WorldException">It cannot be a node's command.</exception>
    public static Contestant Beside(string command) => new("beside", "the command given", NodeCommand.Parse(command));

    /// <summary>Starts a node in an empty data directory and waits until it answers a query.</summary>
    /// <exception cref="WorldException">It does not.</exception>
    public RunningNode Start(string address, IReadOnlyList<string> peers)
    {
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            var node = new RunningNode(_command, address, peers);
            if (node.Answers())
            {
                return node;
            }

            node.Dispose();
            DeathsAtStart++;
        }

        throw new WorldException($"{Name} ended before it answered, {Attempts} times one after the other");
    }

    /// <summary>Starts a node that has no peers.</summary>
    /// <exception cref="WorldException">It does not answer.</exception>
    public RunningNode StartAlone() => Start(Loopback.Next(), []);

    private static string NativeMark(string path) => File.Exists(path + ".dll") ? "" : ", native code";
}
