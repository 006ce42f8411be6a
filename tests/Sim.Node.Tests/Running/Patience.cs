namespace Sim.Testing;

internal static partial class Patience
{
    /// <summary>A machine that is busy with other tests gets there in this time; what has not come by then does not come.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
}
