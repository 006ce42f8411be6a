using System.Runtime.InteropServices;

namespace Sim.Scenarios.Commands;

/// <summary>
/// Ends the process as soon as it is told to (Ctrl-C, kill), whatever it is doing: a play runs on one thread that cannot be asked to stop in the
/// middle of a statement. A command that awaits the first signal ends by itself instead; the second one ends the process in any case. The exit
/// code is the one that shells give for the signal, and a terminal gets its cursor back.
/// </summary>
internal sealed class Interruptions : IDisposable
{
    /// <summary>What shells add a signal's number to.</summary>
    private const int EndedBySignal = 128;

    private const int HangUpNumber = 1;
    private const int InterruptNumber = 2;
    private const int TerminateNumber = 15;

    /// <summary>Clears the line of progress, ends colours and shows the cursor.</summary>
    private static ReadOnlySpan<byte> RestoredTerminal => "\r\e[2K\e[0m\e[?25h"u8;

    private readonly PosixSignalRegistration _hangUp;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    /// <summary>Takes signals from now on.</summary>
    public Interruptions(Interruption interruption)
    {
        PosixSignalRegistration Take(PosixSignal signal, int number) => PosixSignalRegistration.Create(signal, taken =>
        {
            taken.Cancel = true;
            if (!interruption.TryHandOver(EndedBySignal + number))
            {
                End(EndedBySignal + number);
            }
        });

        _hangUp = Take(PosixSignal.SIGHUP, HangUpNumber);
        _interrupt = Take(PosixSignal.SIGINT, InterruptNumber);
        _terminate = Take(PosixSignal.SIGTERM, TerminateNumber);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _hangUp.Dispose();
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private static void End(int exitCode)
    {
        if (!Console.IsOutputRedirected)
        {
            // Past Console.Out: the thread that plays may hold it.
            using Stream terminal = Console.OpenStandardOutput();
            terminal.Write(RestoredTerminal);
        }

        Environment.Exit(exitCode);
    }
}
