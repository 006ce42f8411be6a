using Sim.Engine.Profiles;
using Sim.Hosting.CommandLine;

namespace Sim.Hosting.Life;

/// <summary>Which of a version's weaknesses a real node has: those that no client and no peer can use against it.</summary>
internal static class Robustness
{
    /// <summary>The profile of the command line, in which clients and peers end nothing and hold up nobody unless <c>--strict</c> wants it so.</summary>
    public static Profile Of(NodeArguments arguments) => arguments.IsStrict
        ? arguments.Profile
        : arguments.Profile with { PeerSqlErrorCrashesNode = false, FailedCheckIsRepeatedAtOnce = false, CrashesOnEmptyStatement = false };
}
