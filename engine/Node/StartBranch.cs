using Sim.Engine.Events;

namespace Sim.Engine;

/// <summary>When a node that has read its configuration goes on.</summary>
[Branches("node.start")]
public enum StartBranch
{
    /// <summary>At once.</summary>
    AtOnce,

    /// <summary>When it is told to (<c>-n</c>, or PROXYSQL STOP before).</summary>
    WhenTold,
}

/// <summary>Whether a node watches MySQL servers.</summary>
[Branches("node.monitor")]
public enum MonitorBranch
{
    /// <summary>It does, as far as its variables say so.</summary>
    Started,

    /// <summary>It does not (<c>-M</c>).</summary>
    LeftOut,
}

/// <summary>What the admin thread finds when it looks at admin-mysql_ifaces.</summary>
[Branches("node.admin_port")]
public enum AdminPortBranch
{
    /// <summary>What it found before.</summary>
    AsBefore,

    /// <summary>Something else: the port closes, and opens where that says.</summary>
    Opened,
}
