using Sim.Scenarios.Commands;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.World;

ProcessWideSqlite.CountNoMemory();
var interruption = new Interruption();
using var interruptions = new Interruptions(interruption);
return await new SimCommandLine(Worlds.All, Terminals.ForProcess(), Console.Out, Console.Error) { Interruption = interruption }.Run(args);
