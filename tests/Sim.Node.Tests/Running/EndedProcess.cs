using System.Diagnostics;

namespace Sim.Node.Tests.Running;

/// <summary>A process that ran to its end.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record EndedProcess(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a process to its end.</summary>
    public static async Task<EndedProcess> Of(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        try
        {
            return await Patience.For(End(process, output, error), () => $"the end of {string.Join(' ', start.ArgumentList)}");
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task<EndedProcess> End(Process process, Task<string> output, Task<string> error)
    {
        await process.WaitForExitAsync();
        return new EndedProcess(process.ExitCode, await output, await error);
    }
}
