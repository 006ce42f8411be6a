namespace Sim.Testing;

internal static partial class Patience
{
    /// <summary>A peer notices after 60 s that nothing comes any more; a busy machine needs some seconds on top.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
}
