using System.Diagnostics;
using System.Reflection;

namespace Sim.Scenarios.Gherkin;

/// <summary>How a defect of this program is named to its user: enough to find it, no stack trace.</summary>
internal static class Defects
{
    /// <summary>What kind of defect and where: <c>KeyNotFoundException in Sim.Engine.Cluster.Peers.Find</c>.</summary>
    public static string PlaceOf(Exception defect)
    {
        Exception origin = defect.GetBaseException();
        MethodBase? method = new StackTrace(origin).GetFrames().Select(f => f.GetMethod()).FirstOrDefault(IsOurs);
        return method is null ? origin.GetType().Name : $"{origin.GetType().Name} in {method.DeclaringType!.FullName}.{method.Name}";
    }

    private static bool IsOurs(MethodBase? method) => method?.DeclaringType?.Namespace?.StartsWith("Sim.", StringComparison.Ordinal) == true;
}
