using Sim.Hosting.Life;
using Sim.Hosting.Storage;

EmbeddedSqlite.Offer();
return await Startup.Run(args);
