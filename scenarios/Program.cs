using Sim.Scenarios.Commands;
using Sim.Scenarios.World;

using var interruptions = new Interruptions();
return await new SimCommandLine(Worlds.All, Terminals.ForProcess(), Console.Out, Console.Error).Run(args);
