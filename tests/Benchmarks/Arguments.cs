namespace Sim.Benchmarks;

/// <summary>What the user wants measured.</summary>
/// <param name="IsQuick">Whether a quick look is enough.</param>
/// <param name="IsNode">Whether nodes are measured as real processes, rather than the simulation.</param>
/// <param name="IsExploring">Whether explorations alone are measured.</param>
/// <param name="Beside">The command that starts another program's node, to be measured beside.</param>
internal sealed record Arguments(bool IsQuick, bool IsNode, bool IsExploring, string? Beside)
{
    /// <summary>How it is written.</summary>
    public const string Usage = "usage: dotnet run -c Release --project tests/Benchmarks [-- [explore | node [--beside COMMAND]] [--quick]]";

    /// <summary>Reads them; null when they are not understood.</summary>
    public static Arguments? Parse(IReadOnlyList<string> words)
    {
        var arguments = new Arguments(IsQuick: false, IsNode: false, IsExploring: false, Beside: null);
        for (int i = 0; i < words.Count; i++)
        {
            switch (words[i])
            {
                case "--quick":
                    arguments = arguments with { IsQuick = true };
                    break;
                case "node" when i == 0:
                    arguments = arguments with { IsNode = true };
                    break;
                case "explore" when i == 0:
                    arguments = arguments with { IsExploring = true };
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
