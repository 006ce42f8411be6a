namespace Sim.Engine.Profiles;

/// <summary>
/// What differs by version, as data: the code asks the profile and never compares version numbers. Each room declares its switches in
/// its own part of this record (Profile.Cluster.cs, Profile.Admin.cs, …); a faithful bug has a name and a comment that says what users see.
/// </summary>
public sealed partial record Profile
{
    /// <summary>The version's short name, such as <c>1.4.6</c>.</summary>
    public required string Version { get; init; }

    /// <summary>What admin-version shows and the first log line prints.</summary>
    public required string BuildVersion { get; init; }

    /// <summary>The time stamp of the source files that the banner lines print.</summary>
    public required string SourceTimestamp { get; init; }

    /// <summary>ProxySQL 1.4.6 (tag v1.4.6, commit 3b9e4a61).</summary>
    public static Profile ProxySql146 { get; } = new()
    {
        Version = "1.4.6",
        BuildVersion = "v1.4.6-0-g3b9e4a6",
        SourceTimestamp = "Thu Feb  1 02:57:56 2018",
    };

    /// <summary>All known profiles, oldest first.</summary>
    public static IReadOnlyList<Profile> All { get; } = [ProxySql146];

    /// <summary>Finds a profile by its version, or null.</summary>
    public static Profile? Find(string version) => All.FirstOrDefault(p => p.Version == version);
}
