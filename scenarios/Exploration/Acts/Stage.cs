using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Steps;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Exploration.Acts;

/// <summary>The steps of one world.</summary>
internal sealed class Stage
{
    /// <summary>Sets the stage in a world.</summary>
    public Stage(IWorld world)
    {
        var context = new ScenarioContext(world, featureFile: "");
        World = world;
        Admin = new AdminSteps(context);
        Agreement = new AgreementSteps(context);
        Backends = new BackendSteps(context);
        Logs = new LogSteps(context);
        Network = new NetworkSteps(context);
        Nodes = new NodeSteps(context);
    }

    /// <summary>The world.</summary>
    public IWorld World { get; }

    /// <summary>Statements.</summary>
    public AdminSteps Admin { get; }

    /// <summary>Agreement.</summary>
    public AgreementSteps Agreement { get; }

    /// <summary>MySQL servers.</summary>
    public BackendSteps Backends { get; }

    /// <summary>Logs.</summary>
    public LogSteps Logs { get; }

    /// <summary>Time and network.</summary>
    public NetworkSteps Network { get; }

    /// <summary>Processes.</summary>
    public NodeSteps Nodes { get; }
}
