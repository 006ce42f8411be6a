namespace Sim.Benchmarks;

/// <summary>What the user wants measured.</summary>
/// <param name="IsQuick">Whether a quick look is enough.</param>
/// <param name="IsNode">Whether nodes are measured as real processes, rather than the simulation.</param>
/// <param name="IsExploring">Whether explorations alone are measured.</param>
/// <param name="IsNeighbour">Whether this is one of two processes that the program itself has started to explore beside each other.</param>
/// <param name="Beside">The command that starts another program's node, to be measured beside.</param>
internal sealed record Arguments(bool IsQuick, bool IsNode, bool IsExploring, bool IsNeighbour, string? Beside)
{
    /// <summary>How it is written.</summary>
    public const string Usage = "usage: dotnet run -c Release --project tests/Benchmarks [-- [explore | node [--beside COMMAND]] [--quick]]";

    /// <summary>The word that makes a process a neighbour; nobody else says it.</summary>
    public const string Neighbour = "neighbour";

    /// <summary>The word for a quick look.</summary>
    public const string Quick = "--quick";

    /// <summary>Reads them; null when they are not understood.</summary>
    public static Arguments? Parse(IReadOnlyList<string> words)
    {
        var arguments = new Arguments(IsQuick: false, IsNode: false, IsExploring: false, IsNeighbour: false, Beside: null);
        for (int i = 0; i < words.Count; i++)
        {
            switch (words[i])
            {
                case Quick:
                    arguments = arguments with { IsQuick = true };
                    break;
                case "node" when i == 0:
                    arguments = arguments with { IsNode = true };
                    break;
                case "explore" when i == 0:
                    arguments = arguments with { IsExploring = true };
                    break;
                case Neighbour when i == 0:
                    arguments = arguments with { IsNeighbour = true };
                    break;
                case "--beside" when arguments.IsNode && i + 1 < words.Count:
                    arguments = arguments with { Beside = words[++i] };
                    break;
                default:
                    return null;
            }
        }

        return arguments;
    }
}
