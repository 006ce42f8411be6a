using System.Runtime.InteropServices;

namespace Sim.Scenarios.Commands;

/// <summary>
/// Ends the process as soon as it is told to (Ctrl-C, kill), whatever it is doing: a play runs on one thread that cannot be asked to stop in the
/// middle of a statement. The exit code is the one that shells give for the signal, and a terminal gets its cursor back.
/// </summary>
internal sealed class Interruptions : IDisposable
{
    /// <summary>What shells add a signal's number to.</summary>
    private const int EndedBySignal = 128;

    private const int InterruptNumber = 2;
    private const int TerminateNumber = 15;

    /// <summary>Clears the line of progress, ends colours and shows the cursor.</summary>
    private static ReadOnlySpan<byte> RestoredTerminal => "\r\e[2K\e[0m\e[?25h"u8;

    private readonly PosixSignalRegistration _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, InterruptNumber));
    private readonly PosixSignalRegistration _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, TerminateNumber));

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private static void End(PosixSignalContext signal, int number)
    {
        signal.Cancel = true;
        if (!Console.IsOutputRedirected)
        {
            // Past Console.Out: the thread that plays may hold it.
            using Stream terminal = Console.OpenStandardOutput();
            terminal.Write(RestoredTerminal);
        }

        Environment.Exit(EndedBySignal + number);
    }
}
