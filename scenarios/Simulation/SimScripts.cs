using Sim.Engine.Admin;
using Sim.Engine.Seams;

namespace Sim.Scenarios.Simulation;

/// <summary>
/// The scripts that rows of the scheduler table name. In the simulation a script is one of the scenario's own: a list of admin statements that
/// a local client sends one after the other; an error ends it, as it ends a shell script that checks its commands.
/// </summary>
internal sealed class SimScripts(SimProcess process, SimSurroundings surroundings) : IScripts
{
    /// <summary>What starting a client and sending a statement takes, microseconds.</summary>
    private const long StatementMicroseconds = 1500;

    public void Launch(string filename, IReadOnlyList<string> arguments)
    {
        if (surroundings.Scripts.TryGetValue(filename, out string? script))
        {
            process.Node.Threads.Start(Play(StatementSplitter.Split(script)));
        }
    }

    private async Task Play(IReadOnlyList<string> statements)
    {
        AdminSession session = process.Node.OpenLocalAdminSession();
        foreach (string statement in statements)
        {
            await process.Node.Clock.Sleep(StatementMicroseconds);
            if (await session.Execute(statement) is AdminReply.Error or AdminReply.Dropped)
            {
                return;
            }
        }
    }
}
