using Sim.Engine.Checksums;
using Sim.Engine.Configuration.Libconfig;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Steps;

/// <summary>Sentences about nodes: what they are, and the life of their processes.</summary>
[Binding(Order = 1)]
public sealed class NodeSteps(ScenarioContext scenario)
{
    private readonly IWorld _world = scenario.World;

    /// <summary>Chooses the version of the nodes that follow.</summary>
    [Given("ProxySQL {version}")]
    [Example("ProxySQL 1.4.6", "the version of the nodes that follow; without it 1.4.6")]
    public void UseVersion(string version) => _world.UseProfile(version);

    /// <summary>Sets the world's time at the start.</summary>
    [Given("the wall clock is {timestamp}")]
    [Example("the wall clock is 2018-04-16 19:01:34 +08:00", "the world's time at the start; logs are written in its offset")]
    public void SetWallClock(DateTimeOffset start) => _world.SetWallClock(start);

    /// <summary>Adds a node without a configuration file.</summary>
    [Given("node {name} at {address}")]
    [Example("node 210 at 192.168.1.210", "a node without a configuration file; the admin port is 6032 unless given")]
    public void AddNode(string name, string address) => _world.AddNode(name, address, null);

    /// <summary>Adds a node with a configuration file.</summary>
    [Given("node {name} at {address} with configuration:")]
    [Example(
        """"
        node 208 at 192.168.1.208 with configuration:
          """
          admin_variables = { cluster_username="cluster_20X" cluster_password="123456" }
          """
        """",
        "a node whose proxysql.cnf is the doc string")]
    public void AddNodeWithConfiguration(string name, string address, string configuration)
    {
        if (LibconfigReader.Read(configuration, scenario.FeatureFile).Error is { } mistake)
        {
            throw new StepArgumentException(InFeature(mistake).ToString());
        }

        _world.AddNode(name, address, new NodeConfiguration($"{name}.cnf", configuration));
    }

    /// <summary>Adds a node with a configuration file from the disk.</summary>
    [Given("node {name} at {address} with configuration file {path}")]
    [Example("node 208 at 192.168.1.208 with configuration file 208.cnf", "the same from a file; the path is relative to the feature")]
    public void AddNodeWithConfigurationFile(string name, string address, string path)
    {
        string file = Path.Combine(Path.GetDirectoryName(scenario.FeatureFile) ?? "", path);
        _world.AddNode(name, address, new NodeConfiguration(file, Read(file)));
    }

    /// <summary>Sets a node's clock ahead.</summary>
    [Given("the clock of {name} is {duration} ahead")]
    [Example("the clock of 209 is 30 h ahead", "the node's wall clock against the world's")]
    public void SetClockAhead(string name, TimeSpan ahead) => SetClock(name, ahead);

    /// <summary>Sets a node's clock behind.</summary>
    [Given("the clock of {name} is {duration} behind")]
    [Example("the clock of 209 is 90 s behind", "the node's wall clock against the world's")]
    public void SetClockBehind(string name, TimeSpan behind) => SetClock(name, -behind);

    /// <summary>Sets version and epoch of a module.</summary>
    [Given("{name} holds {module} at version {number}, epoch {number}")]
    [Example("209 holds mysql_servers at version 99434, epoch 1523986027", "where a module stands, for stories that begin in the middle")]
    public void SetStartingValue(string name, Module module, ulong version, ulong epoch) => _world.SetStartingValue(name, module, version, epoch);

    /// <summary>Starts a node.</summary>
    [When("{name} starts")]
    [Example("208 starts", "the process starts and its admin port answers")]
    public Task Start(string name) => _world.Start(name);

    /// <summary>Starts every node.</summary>
    [When("all nodes start")]
    [Example("all nodes start", "every node that does not run starts, one after the other, in the order in which they were named")]
    public async Task StartAll()
    {
        foreach (string name in _world.Nodes.Except(_world.RunningNodes).ToArray())
        {
            await _world.Start(name);
        }
    }

    /// <summary>Starts a node with its database set aside.</summary>
    [When("{name} starts with --initial")]
    [Example("208 starts with --initial", "the database is set aside and the configuration file is read")]
    public Task StartInitial(string name) => _world.Start(name, StartMode.Initial);

    /// <summary>Starts a node and merges its configuration file.</summary>
    [When("{name} starts with --reload")]
    [Example("208 starts with --reload", "the configuration file is merged into the database")]
    public Task StartReload(string name) => _world.Start(name, StartMode.Reload);

    /// <summary>Stops a node in order.</summary>
    [When("{name} stops")]
    [Example("208 stops", "the process ends in order")]
    public Task Stop(string name) => _world.Stop(name);

    /// <summary>Kills a node.</summary>
    [When("{name} is killed")]
    [Example("208 is killed", "the process ends at once; memory is lost, the disk stays")]
    public Task Kill(string name) => _world.Kill(name);

    /// <summary>Restarts a node.</summary>
    [When("{name} restarts")]
    [Example("208 restarts", "the process stops in order and starts again")]
    public Task Restart(string name) => _world.Restart(name);

    /// <summary>Stops a node's process for a while.</summary>
    [When("{name} is paused")]
    [Example("208 is paused", "the process is stopped for a while (SIGSTOP): it answers nobody and loses nothing")]
    public Task Pause(string name) => _world.Pause(name);

    /// <summary>Lets a paused process go on.</summary>
    [When("{name} goes on")]
    [Example("208 goes on", "the paused process goes on where it was")]
    public Task GoOn(string name) => _world.GoOn(name);

    /// <summary>Fills a node's disk.</summary>
    [When("the disk of {name} is full")]
    [Example("the disk of 208 is full", "no row on disk can be changed from now on, also not by a SAVE that is answered with OK")]
    public void FillDisk(string name) => _world.SetDiskFull(name, true);

    /// <summary>Gives a node's disk room again.</summary>
    [When("the disk of {name} has room again")]
    [Example("the disk of 208 has room again", "what is saved from now on is there")]
    public void FreeDisk(string name) => _world.SetDiskFull(name, false);

    /// <summary>Removes a node's database.</summary>
    [When("{name} loses its database")]
    [Example("208 loses its database", "proxysql.db is gone; the node must not be running")]
    public Task LoseDatabase(string name) => _world.LoseDatabase(name);

    private void SetClock(string name, TimeSpan ahead)
    {
        if (!ClockRange.Holds(_world.Now + ahead))
        {
            throw new WorldException($"the clock of {name} would be out of reach; {ClockRange.Limits}");
        }

        _world.SetClockOffset(name, ahead);
    }

    private LibconfigError InFeature(LibconfigError mistake) => scenario.DocStringPlace is { } start
        ? mistake with { Line = mistake.Line + start.Line - 1, Column = mistake.Column + start.Column - 1 }
        : mistake;

    private static string Read(string file)
    {
        try
        {
            return TextFiles.Read(file);
        }
        catch (TextFileException mistake)
        {
            throw new StepArgumentException(mistake.Message);
        }
    }
}
