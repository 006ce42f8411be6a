using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sim.Engine.Profiles;
using Sim.Scenarios.Exploration;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Steps;

namespace Sim.Scenarios.Commands;

/// <summary><c>sim explore</c>: lets drawn clusters meet drawn faults and says which laws did not hold.</summary>
internal static class ExploreCommand
{
    /// <summary>How many seeds are explored when the user does not say.</summary>
    public const ulong DefaultSeedCount = 1000;

    private const int JobsLimit = 256;

    /// <summary>The command; what it was asked to do goes to <paramref name="explore"/>.</summary>
    public static Command Create(Func<ExploreRequest, Task<int>> explore)
    {
        var features = new Argument<string[]>("FEATURE")
        {
            Description = "Explore around the scenarios of these files, or around one of them (FILE:LINE); without any, clusters are drawn.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        features.Validators.Add(RefuseUnknownOptions);
        var seeds = new Option<ExploredSeeds>("--seeds")
        {
            Description = "The first and the last seed, or one seed.",
            HelpName = "A..B",
            CustomParser = ParseSeeds,
        };
        var during = new Option<TimeSpan?>("--for") { Description = "Explore for so long, such as '10 min', instead of a number of seeds.", HelpName = "DURATION", CustomParser = ParseDuration };
        var nodes = new Option<int?>("--nodes") { Description = "How many nodes each run has; without it 2 to 4 are drawn.", HelpName = "N", CustomParser = r => ParseCount(r, 1, DrawOptions.NodesLimit) };
        var profile = new Option<ImmutableArray<Profile>?>("--profile") { Description = $"Which versions nodes may have, each one of them; without it all: {VersionNames}.", HelpName = "LIST", CustomParser = ParseProfiles };
        var faults = new Option<ImmutableArray<FaultKind>?>("--faults") { Description = $"Which faults may happen, or none: {Names<FaultKind>()}.", HelpName = "LIST", CustomParser = ParseKinds<FaultKind> };
        var workload = new Option<ImmutableArray<WorkloadKind>?>("--workload") { Description = $"What operators may do besides what a fault needs, or none: {Names<WorkloadKind>()}.", HelpName = "LIST", CustomParser = ParseKinds<WorkloadKind> };
        var jobs = new Option<int?>("--jobs") { Description = "How many runs are played at a time; without it one for each core.", HelpName = "N", CustomParser = r => ParseCount(r, 1, JobsLimit) };
        var directory = new Option<string?>("--out") { Description = "Shrink every finding and write it to DIR as a feature, with its logs and trace.", HelpName = "DIR" };
        var coverage = new Option<bool>("--require-coverage") { Description = "Fail if a kind of event never happened, or a branch of the rules was never taken, and not for what was found." };
        var command = new Command("explore", "Let drawn clusters meet drawn faults, and find which laws do not hold.") { features, seeds, during, nodes, profile, faults, workload, jobs, directory, coverage };
        command.SetAction(parsed =>
        {
            TimeSpan? limit = parsed.GetValue(during);
            ExploredSeeds first = parsed.GetValue(seeds) ?? new ExploredSeeds(1, limit is null ? DefaultSeedCount : null, null);
            string[] around = parsed.GetValue(features) ?? [];
            if (around.Length > 0 && (parsed.GetValue(nodes) is not null || parsed.GetValue(profile) is not null))
            {
                string option = parsed.GetValue(nodes) is not null ? nodes.Name : profile.Name;
                throw new UsageException($"{option}: {around[0]} says which nodes there are");
            }

            var allowed = new DrawOptions { NodeCount = parsed.GetValue(nodes) };
            return explore(new ExploreRequest
            {
                Features = around,
                Seeds = first with { For = limit },
                Options = allowed with
                {
                    Profiles = parsed.GetValue(profile) ?? allowed.Profiles,
                    Faults = parsed.GetValue(faults) ?? allowed.Faults,
                    Workloads = parsed.GetValue(workload) ?? (around.Length == 0 ? allowed.Workloads : []),
                },
                OptionsGiven = string.Concat(
                    new Option[] { nodes, profile, faults, workload }
                        .Where(option => parsed.GetResult(option) is { Implicit: false })
                        .Select(option => $" {option.Name} {parsed.GetResult(option)!.Tokens[0].Value}")),
                Jobs = parsed.GetValue(jobs) ?? Environment.ProcessorCount,
                RequireCoverage = parsed.GetValue(coverage),
                OutDirectory = parsed.GetValue(directory),
            });
        });
        return command;
    }

    private static string Names<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(KindNames.Of));

    private static string VersionNames => string.Join(", ", Profile.All.Select(p => p.Version));

    private static void RefuseUnknownOptions(ArgumentResult given)
    {
        foreach (Token token in given.Tokens.Where(t => t.Value.StartsWith('-')))
        {
            given.AddError(UsageHint.UnknownOption(token.Value, ((CommandResult)given.Parent!).Command));
        }
    }

    private static ImmutableArray<Profile>? ParseProfiles(ArgumentResult given)
    {
        ImmutableArray<Profile>.Builder profiles = ImmutableArray.CreateBuilder<Profile>();
        foreach (string version in NamesIn(given))
        {
            if (Profile.Find(version) is not { } profile)
            {
                given.AddError($"--profile: there is no profile of ProxySQL {version}; the profiles are {VersionNames}");
                return null;
            }

            profiles.Add(profile);
        }

        if (profiles.Count == 0)
        {
            given.AddError($"--profile: no version is named; the profiles are {VersionNames}");
        }

        return profiles.ToImmutable();
    }

    private static string[] NamesIn(ArgumentResult given) =>
        given.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ExploredSeeds? ParseSeeds(ArgumentResult given)
    {
        string text = given.Tokens[0].Value;
        string[] ends = text.Split("..");
        if (ends.Length <= 2 && TryParse(ends[0], out ulong first) && TryParse(ends[^1], out ulong last) && first <= last)
        {
            return new ExploredSeeds(first, last, null);
        }

        given.AddError($"--seeds: '{text}' is no range of seeds; write 1..1000, or 7 for one seed");
        return null;
    }

    private static bool TryParse(string text, out ulong seed) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed) && seed < ulong.MaxValue;

    private static TimeSpan? ParseDuration(ArgumentResult given)
    {
        string text = given.Tokens[0].Value;
        try
        {
            if (text.Length > 0 && char.IsAsciiDigit(text[0]) && char.IsLetter(text[^1]))
            {
                TimeSpan duration = SentenceParameters.Duration(text);
                if (duration > TimeSpan.Zero)
                {
                    return duration;
                }

                given.AddError("--for: in no time nothing can be played; write '90 s' or '5 min'");
                return null;
            }

            given.AddError($"--for: '{text}' is no length of time; write '90 s' or '5 min'");
        }
        catch (StepArgumentException mistake)
        {
            given.AddError($"--for: {mistake.Message}");
        }

        return null;
    }

    private static int? ParseCount(ArgumentResult given, int least, int most)
    {
        string option = ((OptionResult)given.Parent!).Option.Name;
        if (!int.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < least || count > most)
        {
            given.AddError($"{option}: '{given.Tokens[0].Value}' is no whole number from {least} to {most}");
        }

        return count;
    }

    private static ImmutableArray<T>? ParseKinds<T>(ArgumentResult given)
        where T : struct, Enum
    {
        string option = ((OptionResult)given.Parent!).Option.Name;
        string[] names = NamesIn(given);
        ImmutableArray<T>.Builder kinds = ImmutableArray.CreateBuilder<T>();
        if (names.Length == 0)
        {
            given.AddError($"{option}: nothing is named; write none, or some of: {Names<T>()}");
        }

        foreach (string name in names is ["none"] ? [] : names)
        {
            if (KindNames.Find<T>(name) is not { } kind)
            {
                given.AddError(name == "none" ? $"{option}: 'none' stands alone" : $"{option}: there is no '{name}'; known: {Names<T>()}");
                return null;
            }

            kinds.Add(kind);
        }

        return kinds.ToImmutable();
    }
}
