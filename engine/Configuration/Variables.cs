using Sim.Engine.Cluster;

namespace Sim.Engine.Configuration;

/// <summary>The runtime values of the admin- and mysql- variables.</summary>
public sealed class Variables
{
    /// <summary>The admin-cluster_* variables at runtime.</summary>
    public ClusterSettings Cluster => throw new NotSupportedException();

    /// <summary>Raised by nobody, read by everybody: grows when LOAD MYSQL VARIABLES TO RUNTIME changed something.</summary>
    public long MysqlVersion => throw new NotSupportedException();

    /// <summary>A mysql variable as a number, by its name without the prefix <c>mysql-</c>.</summary>
    public long MysqlNumber(string name) => throw new NotSupportedException(name);

    /// <summary>A mysql variable as a switch.</summary>
    public bool MysqlSwitch(string name) => throw new NotSupportedException(name);

    /// <summary>A mysql variable as text.</summary>
    public string MysqlText(string name) => throw new NotSupportedException(name);

    /// <summary>An admin variable as text, by its name without the prefix <c>admin-</c>.</summary>
    public string AdminText(string name) => throw new NotSupportedException(name);

    /// <summary>An admin variable as a switch.</summary>
    public bool AdminSwitch(string name) => throw new NotSupportedException(name);
}
