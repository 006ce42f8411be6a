using Sim.Hosting.Execution;
using Sim.Hosting.Life;
using Sim.Hosting.Storage;

SocketThread.Choose();
EmbeddedSqlite.Offer();
return await Startup.Run(args);
