using Sim.Engine.Seams;

namespace Sim.Schedules.World;

/// <summary>MySQL servers that answer every check. Whether one is read-only, <paramref name="isReadOnly"/> says.</summary>
internal sealed class HostBackends(NodeHost host, Func<string, bool> isReadOnly) : IBackends
{
    private const int CheckMicroseconds = 500;

    public ValueTask<BackendAnswer> Check(BackendCheck check)
    {
        var answer = new TaskCompletionSource<BackendAnswer>();
        host.ServerChecks++;
        long askedAt = host.NowMicroseconds;
        _ = host.Expect(askedAt + CheckMicroseconds, () => answer.SetResult(
            new BackendAnswer(host.NowMicroseconds - askedAt, BackendFailure.None, null, isReadOnly(check.Hostname))));
        return new ValueTask<BackendAnswer>(answer.Task);
    }
}
