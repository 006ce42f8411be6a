using Sim.Engine.Events;

namespace Sim.Engine.Concurrency;

/// <summary>
/// The logical threads of a node that nobody waits for. A thread that ends with an exception is a defect of the engine: it is reported as an
/// event, never lost.
/// </summary>
public sealed class NodeThreads(IEventSink events)
{
    /// <summary>How many of them have not ended.</summary>
    public int Running { get; private set; }

    /// <summary>Takes a thread that has begun to run.</summary>
    public void Start(Task thread) => _ = Observe(thread);

    private async Task Observe(Task thread)
    {
        Running++;
        try
        {
            await thread;
        }
#pragma warning disable CA1031 // Whatever escaped a thread must reach the host, not vanish with the task.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            events.Emit(new EngineDefect(defect));
        }
        finally
        {
            Running--;
        }
    }
}
