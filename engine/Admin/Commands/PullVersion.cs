namespace Sim.Engine.Admin.Commands;

/// <summary><c>PULL VERSION MYSQL SERVERS version seconds</c>: waits until the servers' runtime table is that new (src: lib/ProxySQL_Admin.cpp, 2284-2309).</summary>
internal static class PullVersion
{
    private const string Words = "PULL VERSION MYSQL SERVERS ";

    /// <summary>Waits and answers the version that is there then.</summary>
    public static async ValueTask<Verdict> Perform(AdminStatement statement, RuntimeSources runtime)
    {
        if (CScanning.TwoNumbers(statement.Text[Words.Length..]) is not (uint version, uint seconds))
        {
            return Verdict.Fail("Invalid argument");
        }

        await runtime.WaitForServersTableVersion(version, seconds);
        return Verdict.Run($"SELECT {runtime.ServersTableVersion()} AS 'version'");
    }
}
