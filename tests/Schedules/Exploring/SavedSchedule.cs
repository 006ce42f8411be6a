using System.Diagnostics.CodeAnalysis;
using Sim.Schedules.Scenarios;
using Sim.Schedules.World;

namespace Sim.Schedules.Exploring;

/// <summary>A schedule in a file: the file's name is that of its scenario, its content is Coyote's trace.</summary>
internal static class SavedSchedule
{
    private const string Extension = ".schedule";

    /// <summary>Where failing schedules are saved: in the folder <c>schedules</c> beside the test program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "schedules");

    /// <summary>Saves the schedule that broke the law; gives the file's path.</summary>
    public static string Save(Exploration exploration)
    {
        _ = Directory.CreateDirectory(Folder);
        string file = Path.Combine(Folder, exploration.Scenario.Name + Extension);
        File.WriteAllText(file, exploration.Trace);
        return file;
    }

    /// <summary>The command that replays a file.</summary>
    public static string ReplayCommand(string file) => $"dotnet run -c Release --project tests/Schedules -- replay {file}";

    /// <summary>Replays a file and tells what happens; gives the exit code: 0 when the law was kept, 1 when it was broken again, 2 when there is no such file.</summary>
    public static int Replay(string file, TextWriter output)
    {
        if (!File.Exists(file) || !TryFindScenario(file, out Scenario? scenario))
        {
            output.WriteLine($"{file} is no saved schedule of {string.Join(", ", AllScenarios.Known.Select(known => known.Name + Extension))}");
            return 2;
        }

        string? broken = Explorer.Replay(scenario, File.ReadAllText(file), new Story(output));
        output.WriteLine(broken ?? "The law was kept.");
        return broken is null ? 0 : 1;
    }

    private static bool TryFindScenario(string file, [NotNullWhen(true)] out Scenario? scenario)
    {
        scenario = AllScenarios.Known.FirstOrDefault(known => known.Name + Extension == Path.GetFileName(file));
        return scenario is not null;
    }
}
