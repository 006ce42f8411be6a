using Sim.Scenarios.Conformance;
using Sim.Scenarios.Reports;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Commands;

/// <summary>Carries out <c>sim conform</c>.</summary>
internal sealed class ConformRun(IStoryTerminal terminal)
{
    /// <summary>Where recordings are looked for.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>Where they are played.</summary>
    public required WorldKind Kind { get; init; }

    /// <summary>How many seeds are tried in simulation.</summary>
    public int Seeds { get; init; }

    /// <summary>Whether somebody said how many.</summary>
    public bool IsSeedsGiven { get; init; }

    /// <summary>How many attempts are made in a real world.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether somebody said how many.</summary>
    public bool IsAttemptsGiven { get; init; }

    /// <summary>What starts a node in a real world.</summary>
    public string? NodeCommand { get; init; }

    /// <summary>How many recordings are played at once in a real world.</summary>
    public int Jobs { get; init; }

    /// <summary>Plays and compares.</summary>
    /// <exception cref="UsageException">The request cannot be carried out.</exception>
    public async Task<ExitCode> Play()
    {
        ProcessOptions.Check(Kind, NodeCommand, Jobs);
        if (Kind.IsReal ? IsSeedsGiven : IsAttemptsGiven)
        {
            throw new UsageException(Kind.IsReal
                ? $"--seeds: chance is real in the {Kind.Name} world; --attempts says how many times a recording is played there"
                : $"--attempts: this is for --world {WorldKind.Processes.Name}; --seeds says how many seeds are tried in simulation");
        }

        try
        {
            Recording[] recordings = [.. Folders.SelectMany(Recording.Find).Select(Recording.Read)];
            return Kind.IsReal ? await JudgeOnProcesses(recordings) : await JudgeInSimulation(recordings);
        }
        catch (Exception mistake) when (mistake is RecordingException or WorldException)
        {
            throw new UsageException(mistake.Message);
        }
    }

    private async Task<ExitCode> JudgeInSimulation(Recording[] recordings)
    {
        int agreeing = 0;
        foreach (Recording recording in recordings)
        {
            Conformity conformity = await Conformer.Judge(recording, Seeds);
            if (conformity.Difference is not { } difference)
            {
                agreeing++;
                terminal.WriteLine(Tone.Good, $"✓ {recording.Name} agrees with seed {conformity.Seed}");
                continue;
            }

            terminal.WriteLine(Tone.Bad, $"✗ {recording.Name} agrees with none of {conformity.SeedsTried} seeds; nearest is seed {conformity.Seed}");
            Print(difference, "simulated:");
        }

        return Close(agreeing, recordings.Length, "");
    }

    private async Task<ExitCode> JudgeOnProcesses(Recording[] recordings)
    {
        int agreeing = 0;
        int unplayable = 0;
        await foreach (ProcessConformity conformity in AtOnce.Each(recordings, Jobs, recording => ProcessConformer.Judge(recording, Attempts, NodeCommand)))
        {
            string name = conformity.Recording.Name;
            if (conformity.NotOfThisWorld is { } reason)
            {
                unplayable++;
                terminal.WriteLine(Tone.Warning, $"– {name} cannot be played in the {Kind.Name} world: {reason}");
            }
            else if (conformity.Difference is { } difference)
            {
                terminal.WriteLine(Tone.Bad, $"✗ {name} agrees in none of {conformity.Attempts} attempts; nearest is attempt {conformity.Attempt}");
                Print(difference, "played:   ");
            }
            else
            {
                agreeing++;
                terminal.WriteLine(Tone.Good, $"✓ {name} agrees in attempt {conformity.Attempt}");
            }
        }

        string unsuited = unplayable > 0 ? $", {unplayable} cannot be played in it" : "";
        return Close(agreeing, recordings.Length - unplayable, $" in the {Kind.Name} world{unsuited}");
    }

    private void Print(Difference difference, string side)
    {
        terminal.WriteLine(Tone.Plain, $"    {difference.Place}");
        terminal.WriteLine(Tone.Plain, $"      recorded:  {difference.Recorded ?? "(nothing more)"}");
        terminal.WriteLine(Tone.Plain, $"      {side} {difference.Simulated ?? "(nothing more)"}");
    }

    private ExitCode Close(int agreeing, int count, string where)
    {
        bool allAgree = agreeing == count;
        terminal.WriteLine();
        terminal.WriteLine(allAgree ? Tone.Good : Tone.Bad, $"{agreeing} of {count} {(count == 1 ? "recording agrees" : "recordings agree")}{where}");
        return allAgree ? ExitCode.Passed : ExitCode.Failed;
    }
}
