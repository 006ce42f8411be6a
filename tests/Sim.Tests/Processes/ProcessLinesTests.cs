using Sim.Scenarios.Conformance;
using Xunit;

namespace Sim.Tests.Processes;

public sealed class ProcessLinesTests
{
    [Fact]
    public void What_only_tells_how_fast_the_machine_was_is_left_out() => Assert.Equal(
        [
            "WARNING Cluster: unable to connect to peer 127.0.0.208:6032 . Error: ProxySQL Error: Access denied for user 'x'",
            "INFO diff_check 3. Proceeding", "INFO diff_check 4. Proceeding", "WARNING diff_check (many). version 1", "INFO completed",
        ],
        ProcessLines.WithoutTheMachinesSpeed(
        [
            "WARNING Cluster: unable to connect to peer 127.0.0.208:6032 . Error: Can't connect to MySQL server on '127.0.0.208' (107)",
            "WARNING Cluster: unable to connect to peer 127.0.0.208:6032 . Error: Lost connection to MySQL server at 'handshake', system error: 110",
            "WARNING Cluster: unable to connect to peer 127.0.0.208:6032 . Error: ProxySQL Error: Access denied for user 'x'",
            "INFO diff_check 3. Proceeding", "INFO diff_check 4. Proceeding", "WARNING diff_check 30. version 1", "WARNING diff_check 60. version 1", "INFO completed",
        ]));
}
