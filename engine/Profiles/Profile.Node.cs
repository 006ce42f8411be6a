using System.Collections.Frozen;

namespace Sim.Engine.Profiles;

public sealed partial record Profile
{
    /// <summary>
    /// How often the admin thread looks for changed interfaces, and so how long after boot the admin port opens, milliseconds
    /// (src: ProxySQL_Admin.cpp, admin_main_loop: the first poll times out before anything listens).
    /// </summary>
    public int AdminPollMilliseconds { get; init; } = 500;

    /// <summary>
    /// After PROXYSQL FLUSH CONFIGDB a setting of the new disk layer is asked of a connection that does not know it by that name: users see an
    /// SQLite error in the log and nothing else (src: ProxySQL_Admin.cpp, flush_configdb).
    /// </summary>
    public bool AsksWrongDatabaseAfterFlush { get; init; } = true;

    /// <summary>What each part prints when it is ready: title, revision, source file.</summary>
    public FrozenDictionary<NodePart, (string Title, string Revision, string File)> Banners { get; init; } =
        new Dictionary<NodePart, (string, string, string)>
        {
            [NodePart.Cluster] = ("Standard ProxySQL Cluster", "0.1.0702", "ProxySQL_Cluster.cpp"),
            [NodePart.Statistics] = ("Standard ProxySQL Statistics", "1.4.1027", "ProxySQL_Statistics.cpp"),
            [NodePart.HttpServer] = ("Standard ProxySQL HTTP Server Handler", "1.4.1031", "ProxySQL_HTTP_Server.cpp"),
            [NodePart.Admin] = ("Standard ProxySQL Admin", "0.2.0902", "ProxySQL_Admin.cpp"),
            [NodePart.ThreadsHandler] = ("Standard MySQL Threads Handler", "0.2.0902", "MySQL_Thread.cpp"),
            [NodePart.Authentication] = ("Standard MySQL Authentication", "0.2.0902", "MySQL_Authentication.cpp"),
            [NodePart.QueryProcessor] = ("Standard Query Processor", "0.2.0902", "Query_Processor.cpp"),
            [NodePart.QueryCache] = ("In memory Standard Query Cache (SQC)", "1.2.0905", "Query_Cache.cpp"),
            [NodePart.Monitor] = ("Standard MySQL Monitor (StdMyMon)", "1.2.0723", "MySQL_Monitor.cpp"),
        }.ToFrozenDictionary();
}
