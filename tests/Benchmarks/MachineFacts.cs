using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Sim.Scenarios.Simulation;

namespace Sim.Benchmarks;

/// <summary>What a reader must know of the machine before the numbers mean anything.</summary>
internal static class MachineFacts
{
    /// <summary>Cores, memory, operating system and runtime in one line.</summary>
    public static string Line => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores ({RuntimeInformation.ProcessArchitecture}), {MemoryGigabytes:0.0} GB of memory, .NET {Environment.Version}, {RuntimeInformation.OSDescription.Split('#')[0].Trim()}; one core is used");

    /// <summary>Whether the simulation was compiled with optimisation.</summary>
    public static bool IsOptimised =>
        typeof(SimWorld).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    private static double MemoryGigabytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
}
