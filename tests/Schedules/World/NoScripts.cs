using Sim.Engine.Seams;

namespace Sim.Schedules.World;

/// <summary>The scheduler table stays empty in these worlds.</summary>
internal sealed class NoScripts : IScripts
{
    public void Launch(string filename, IReadOnlyList<string> arguments) => throw new InvalidOperationException($"nothing launches {filename}");
}
