using System.Globalization;
using Gherkin.Ast;

namespace Sim.Scenarios.Gherkin;

/// <summary>The tag <c>@seed-N</c>: the seed with which a scenario shows what it was written for.</summary>
internal static class SeedTag
{
    private const string Start = "@seed-";

    /// <summary>The tag of a seed.</summary>
    public static string Of(ulong seed) => Start + seed.ToString(CultureInfo.InvariantCulture);

    /// <summary>The seed that a scenario's tags name, or null when they name none.</summary>
    /// <param name="tags">The tags.</param>
    /// <param name="refuse">Takes each tag that names no seed, or another one than a tag before it, and why it cannot be.</param>
    public static ulong? Read(IEnumerable<Tag> tags, Action<Tag, string> refuse)
    {
        ulong? seed = null;
        foreach (Tag tag in tags.Where(tag => tag.Name.StartsWith(Start, StringComparison.Ordinal)))
        {
            if (!ulong.TryParse(tag.Name.AsSpan(Start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out ulong named))
            {
                refuse(tag, $"{tag.Name} names no seed; write {Start} and a whole number from 0 to {ulong.MaxValue}");
            }
            else if (seed is { } other && other != named)
            {
                refuse(tag, $"{tag.Name}: a scenario has one seed, and {Of(other)} holds for it too");
            }
            else
            {
                seed = named;
            }
        }

        return seed;
    }
}
