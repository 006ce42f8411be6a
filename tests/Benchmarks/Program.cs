using Sim.Benchmarks;
using Sim.Benchmarks.Nodes;
using Sim.Scenarios.Simulation;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

ProcessWideSqlite.CountNoMemory();
var effort = new Effort(arguments.IsQuick);
if (arguments.IsNeighbour)
{
    Neighbours.Answer(effort, Console.Out);
    return 0;
}

Console.WriteLine(MachineFacts.Line);
if (MachineFacts.IsOptimised is false)
{
    Console.WriteLine("This is a Debug build: its numbers say nothing. Build with -c Release.");
}

if (arguments.IsNode)
{
    return NodePart.Run(effort, arguments.Beside, Console.Out);
}

Console.WriteLine(arguments.IsExploring ? "One core is used where nothing else is said." : "One core is used, except where explorations say that they use two.");
Console.WriteLine();
var table = new ReportTable(Console.Out);
table.WriteHead();

// The cluster of a thousand comes first: its memory is the growth of a process that has not done anything else yet.
Func<Effort, IEnumerable<Figure>>[] benchmarks = arguments.IsExploring
    ? [Explorations.Measure, TwoExplorers.Measure]
    :
    [
        ThousandNodes.Measure, SettledChecks.Measure, Stories.MeasureThreeNodes, Stories.MeasureFeature4, Stories.MeasureAll, Explorations.Measure,
        TwoExplorers.Measure,
    ];
foreach (Func<Effort, IEnumerable<Figure>> benchmark in benchmarks)
{
    foreach (Figure figure in benchmark(effort))
    {
        table.Write(figure);
    }
}

Console.WriteLine();
Console.WriteLine(MachineFacts.ShareLine);
return 0;
