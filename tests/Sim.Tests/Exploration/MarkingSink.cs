using Sim.Engine.Events;
using Sim.Scenarios.Exploration.Coverage;
using Sim.Scenarios.World;

namespace Sim.Tests.Exploration;

/// <summary>Counts the marks of whoever tells it, outside any exploration.</summary>
internal sealed class MarkingSink : IEventSink
{
    public MarkCounter Marks { get; } = new();

    public IBranchSink? Branches => Marks;

    public void Emit(NodeEvent happened) => Marks.Hear(new TraceEntry(0, "", happened));
}
