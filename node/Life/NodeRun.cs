using Sim.Engine;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;
using Sim.Hosting.Backends;
using Sim.Hosting.Execution;
using Sim.Hosting.Outbound;
using Sim.Hosting.Peers;
using Sim.Hosting.Serving;
using Sim.Hosting.Storage;
using Sim.Protocol;

namespace Sim.Hosting.Life;

/// <summary>One life of a node in this process: from its boot to the event that says why it ended.</summary>
internal sealed class NodeRun : IEventSink, IAsyncDisposable
{
    private readonly TaskCompletionSource<NodeExit> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<NodeEvent> _onEvent;
    private readonly NodeContext _context;
    private readonly ServerConnections _servers;
    private readonly MysqlBackends _backends;
    private readonly Node _node;
    private readonly AdminInterfaces _interfaces;

    /// <summary>Prepares a life.</summary>
    /// <param name="executor">What it runs on.</param>
    /// <param name="profile">The version.</param>
    /// <param name="options">What the node is started with.</param>
    /// <param name="disk">Its data directory.</param>
    /// <param name="clockOffset">How far its wall clock is ahead of the machine's.</param>
    /// <param name="offer">What clients of the admin port are offered.</param>
    /// <param name="onEvent">Hears of everything, on the node's thread.</param>
    public NodeRun(NodeExecutor executor, Profile profile, NodeOptions options, DataDirectory disk, TimeSpan clockOffset, ProtocolOptions offer, Action<NodeEvent> onEvent)
    {
        _onEvent = onEvent;
        _servers = new ServerConnections([Path.GetTempPath(), disk.Location]);
        _backends = new MysqlBackends(_servers);
        _context = new NodeContext(executor, defect => Emit(new EngineDefect(defect)));
        _node = new Node(profile, options, Seams(disk, clockOffset));
        _interfaces = new AdminInterfaces(new NodePort(_node, _context, this), offer, this);
    }

    /// <summary>Completes when the node has said that it ends.</summary>
    public Task<NodeExit> Ended => _ended.Task;

    /// <summary>Boots the node.</summary>
    public void Start() => _context.Post(() => _node.Threads.Start(_node.Start()));

    /// <summary>Ends the node in order, and does not wait for statements that take long. Any thread may call it.</summary>
    public void Stop()
    {
        _node.EndUsersStatements();
        _context.Post(_node.Stop);
    }

    /// <summary>Tells the node's surroundings something on the node's thread.</summary>
    public void Announce(NodeEvent happened) => _context.Post(() => Emit(happened));

    /// <summary>Takes the life away: nothing of it runs any more, its connections and files are closed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _interfaces.DisposeAsync();
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _context.Post(() =>
        {
            _node.Dispose();
            _backends.Dispose();
            _servers.Dispose();
            _context.Dispose();
            gone.SetResult();
        });
        await gone.Task;
    }

    private NodeSeams Seams(DataDirectory disk, TimeSpan clockOffset) => new(
        new ProcessClock(_context, clockOffset), new MysqlPeers(_servers), _backends, disk, new ProcessScripts(this), this);

    /// <inheritdoc/>
    public void Emit(NodeEvent happened)
    {
        _onEvent(happened);
        switch (happened)
        {
            case AdminListening listening:
                _interfaces.Listen(listening.Interfaces);
                break;
            case NodeExited exited:
                _ended.TrySetResult(exited.Exit);
                break;
            case EngineDefect:
                _ended.TrySetResult(NodeExit.Crashed);
                break;
            default:
                break;
        }
    }
}
