using Sim.Engine.Events;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>Nothing that the outside does may crash a node.</summary>
internal sealed class NodesStayUp : Law
{
    /// <summary>The only way.</summary>
    public const string Cause = "a peer's SQL error leaves a null connection behind, and the next connect uses it";

    public override string Name => "nodes stay up";

    public override string Meaning => "No node crashes, whatever its peers answer.";

    public override void Happened(Chronicle chronicle, string node, NodeEvent happened)
    {
        if (happened is NodeExited { Exit: NodeExit.Crashed } crash)
        {
            Break(chronicle, null, Cause, $"{node} crashed: {crash.Reason}.", () => Proofs.Lines(chronicle, node, "ProxySQL crashed. Restarting!"));
        }
    }
}
