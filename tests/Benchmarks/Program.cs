using Sim.Benchmarks;
using Sim.Benchmarks.Nodes;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

var effort = new Effort(arguments.IsQuick);
Console.WriteLine(MachineFacts.Line);
if (MachineFacts.IsOptimised is false)
{
    Console.WriteLine("This is a Debug build: its numbers say nothing. Build with -c Release.");
}

if (arguments.IsNode)
{
    return NodePart.Run(effort, arguments.Beside, Console.Out);
}

Console.WriteLine("One core is used.");
Console.WriteLine();
var table = new ReportTable(Console.Out);
table.WriteHead();

// The cluster of a thousand comes first: its memory is the growth of a process that has not done anything else yet.
foreach (Func<Effort, IEnumerable<Figure>> benchmark in (Func<Effort, IEnumerable<Figure>>[])
    [ThousandNodes.Measure, SettledChecks.Measure, Stories.MeasureThreeNodes, Stories.MeasureFeature4, Stories.MeasureAll, Explorations.Measure,
    TwoExplorers.Measure])
{
    foreach (Figure figure in benchmark(effort))
    {
        table.Write(figure);
    }
}

Console.WriteLine();
Console.WriteLine(MachineFacts.ShareLine);
return 0;
