using Sim.Scenarios.Processes;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Conformance;

/// <summary>Whether a recording agrees with real processes.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Attempt">The first attempt that agrees; otherwise the one that came nearest.</param>
/// <param name="Attempts">How many attempts were made.</param>
/// <param name="Difference">The first difference of the nearest attempt; null when one agrees.</param>
/// <param name="NotOfThisWorld">Why the recording cannot be played on these processes, or null.</param>
public sealed record ProcessConformity(Recording Recording, int Attempt, int Attempts, Difference? Difference, string? NotOfThisWorld = null)
{
    /// <summary>True when an attempt gave exactly what was recorded.</summary>
    public bool Agrees => Difference is null && NotOfThisWorld is null;
}

/// <summary>
/// Plays recordings on real processes, in real time. Their timing is different each time, so a recording agrees when one of few attempts gives
/// what was recorded, or what it could have been with other timing. Each attempt begins at a phase of the wall clock's second at which
/// simulations agree.
/// </summary>
public static class ProcessConformer
{
    /// <summary>How many attempts are made unless somebody says otherwise.</summary>
    public const int DefaultAttempts = 3;

    /// <summary>Plays a recording until one attempt agrees.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="attempts">How often it is played at most.</param>
    /// <param name="nodeCommand">What starts a node; null: the node that comes with this program.</param>
    /// <exception cref="RecordingException">The recording's nodes cannot be set up together.</exception>
    /// <exception cref="WorldException">This machine cannot be their world.</exception>
    public static async Task<ProcessConformity> Judge(Recording recording, int attempts = DefaultAttempts, string? nodeCommand = null)
    {
        ProcessConformity? nearest = null;
        int mostAgreed = -1;
        RecordingVariants variants = await RecordingVariants.Find(recording);
        for (int attempt = 1; attempt <= attempts; attempt++)
        {
            Difference? difference;
            int agreed;
            try
            {
                (difference, agreed) = await Play(recording, variants, attempt, nodeCommand);
            }
            catch (NotOfThisWorldException reason)
            {
                return new ProcessConformity(recording, attempt, attempt, null, reason.Message);
            }

            if (difference is null)
            {
                return new ProcessConformity(recording, attempt, attempt, null);
            }

            if (agreed > mostAgreed)
            {
                mostAgreed = agreed;
                nearest = new ProcessConformity(recording, attempt, attempts, difference);
            }
        }

        return nearest ?? throw new ArgumentOutOfRangeException(nameof(attempts), attempts, "at least one attempt is needed");
    }

    private static async Task<(Difference? First, int Agreed)> Play(
        Recording recording, RecordingVariants variants, int attempt, string? nodeCommand)
    {
        await using var world = new ProcessWorld(nodeCommand);
        world.SetPhase(variants.Phases.Count > 0 ? variants.Phases[(attempt - 1) % variants.Phases.Count] : TimeSpan.Zero);
        PlayedRecording played = await RecordingPlayer.Play(recording, world);
        return ProcessComparison.Compare(recording, variants, played, world.KeepsAddresses ? null : new ChecksumTranslation());
    }
}
