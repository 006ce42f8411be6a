using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Steps;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Exploration.Acts;

/// <summary>The steps of one world.</summary>
internal sealed class Stage
{
    private readonly ScenarioContainer _steps;

    /// <summary>Sets the stage in a world.</summary>
    public Stage(IWorld world)
    {
        World = world;
        _steps = new ScenarioContainer(new ScenarioContext(world, featureFile: ""));
        Admin = Of<AdminSteps>();
        Agreement = Of<AgreementSteps>();
        Backends = Of<BackendSteps>();
        Logs = Of<LogSteps>();
        Network = Of<NetworkSteps>();
        Nodes = Of<NodeSteps>();
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

    /// <summary>Carries out a step of a feature.</summary>
    public Task CarryOut(BoundStep step) => step.CarryOut(_steps);

    private T Of<T>() => (T)_steps.Resolve(typeof(T));
}
