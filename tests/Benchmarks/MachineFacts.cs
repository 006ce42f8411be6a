using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Sim.Scenarios.Simulation;

namespace Sim.Benchmarks;

/// <summary>What a reader must know of the machine before the numbers mean anything.</summary>
internal static class MachineFacts
{
    /// <summary>Cores, memory, operating system and runtime in one line.</summary>
    public static string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores ({RuntimeInformation.ProcessArchitecture}), {MemoryGigabytes:0.0} GB of memory, .NET {Environment.Version}, {RuntimeInformation.OSDescription.Split('#')[0].Trim()}");

    /// <summary>Whether the simulation was compiled with optimisation.</summary>
    public static bool IsOptimised =>
        typeof(SimWorld).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    /// <summary>
    /// How much of a core the process got while it ran and did not wait for processes of its own: much less than all of it, and others slowed it down.
    /// </summary>
    public static string ShareLine
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            double share = process.TotalProcessorTime / (DateTime.Now - process.StartTime - OtherProcess.Waited);
            return string.Create(CultureInfo.InvariantCulture, $"The process had {share:0%} of a core; well below 100%, the machine was busy with something else.");
        }
    }

    private static double MemoryGigabytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
}
