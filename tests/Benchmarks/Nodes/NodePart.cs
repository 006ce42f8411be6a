using MySqlConnector;
using Sim.Scenarios.World;

namespace Sim.Benchmarks.Nodes;

/// <summary>The part of the program that measures nodes as real processes, alone or beside another program's.</summary>
internal static class NodePart
{
    /// <summary>Measures and prints; gives the exit code.</summary>
    /// <param name="effort">How long.</param>
    /// <param name="beside">The command that starts the other program; null: there is none.</param>
    /// <param name="output">Where the table goes.</param>
    public static int Run(Effort effort, string? beside, TextWriter output)
    {
        try
        {
            Contestant[] contestants = beside is null ? [Contestant.Own()] : [Contestant.Own(), Contestant.Beside(beside)];
            Introduce(contestants, output);
            Measure(contestants, effort, output);
            foreach (Contestant contestant in contestants.Where(static contestant => contestant.DeathsAtStart > 0))
            {
                output.WriteLine($"{contestant.Name} died {contestant.DeathsAtStart} times at its start and was started again.");
            }

            return 0;
        }
        catch (WorldException trouble)
        {
            Console.Error.WriteLine(trouble.Message);
            return 1;
        }
    }

    private static void Introduce(IEnumerable<Contestant> contestants, TextWriter output)
    {
        foreach (Contestant contestant in contestants)
        {
            using RunningNode node = contestant.StartAlone();
            using MySqlConnection connection = node.Open();
            object? version = RunningNode.Ask(connection, "SELECT variable_value FROM global_variables WHERE variable_name='admin-version'");
            output.WriteLine($"{contestant.Name}: {contestant.Kind}; says it is {version}");
        }
    }

    /// <summary>What is compared is measured one right after the other: the machine is as busy for both.</summary>
    private static void Measure(IReadOnlyList<Contestant> contestants, Effort effort, TextWriter output)
    {
        output.WriteLine();
        var table = new ComparisonTable(output);
        table.WriteHead(contestants);
        foreach (Func<Contestant, Effort, IEnumerable<NodeFigure>> benchmark in (Func<Contestant, Effort, IEnumerable<NodeFigure>>[])
            [LoneNode.MeasureStart, LoneNode.MeasureStatements, LoneNode.MeasureRest, TrioOfNodes.Measure])
        {
            NodeFigure[][] measured = [.. contestants.Select(contestant => benchmark(contestant, effort).ToArray())];
            for (int i = 0; i < measured[0].Length; i++)
            {
                table.Write([.. measured.Select(figures => figures[i])]);
            }
        }

        output.WriteLine();
    }
}
