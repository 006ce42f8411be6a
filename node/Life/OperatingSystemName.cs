using System.Runtime.InteropServices;

namespace Sim.Hosting.Life;

/// <summary>What <c>uname</c> says of the machine, as the log prints it.</summary>
internal static class OperatingSystemName
{
    /// <summary>System, host name, release, version and architecture; null where the kernel does not say.</summary>
    public static string? Read()
    {
        string?[] parts = [Kernel("ostype"), Kernel("hostname"), Kernel("osrelease"), Kernel("version")];
        return Array.TrueForAll(parts, part => part is not null) ? $"{string.Join(' ', parts)} {Architecture()}" : null;
    }

    private static string? Kernel(string name)
    {
        string path = $"/proc/sys/kernel/{name}";
        return File.Exists(path) ? File.ReadAllText(path).TrimEnd('\n') : null;
    }

    private static string Architecture() => RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "x86_64",
        System.Runtime.InteropServices.Architecture.Arm64 => "aarch64",
        System.Runtime.InteropServices.Architecture other => $"{other}",
    };
}
