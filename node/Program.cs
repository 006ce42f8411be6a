using Sim.Hosting.Life;

return await Startup.Run(args);
