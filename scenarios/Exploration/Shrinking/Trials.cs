using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Runs;

namespace Sim.Scenarios.Exploration.Shrinking;

/// <summary>
/// The candidates of one shrinking: each is played, no two alike, and one that breaks the same law in the same way and can show it is the best so
/// far.
/// </summary>
internal sealed class Trials(ViolationKey key)
{
    /// <summary>The most runs that are played for one finding.</summary>
    public const int Limit = 1000;

    private readonly HashSet<string> _known = [];
    private Shrunk? _best;
    private int _played;

    /// <summary>The best so far, or null as long as nothing was accepted.</summary>
    public Shrunk? Best => _best is null ? null : _best with { Tries = _played };

    /// <summary>The best run so far.</summary>
    /// <exception cref="InvalidOperationException">Nothing was accepted yet.</exception>
    public Run Run => (_best ?? throw new InvalidOperationException("there is no run to make smaller")).Run;

    /// <summary>How many steps the best so far has.</summary>
    public int Steps => _best?.Steps ?? 0;

    /// <summary>Whether there may be more.</summary>
    public bool GoOn => _best is not null && _played < Limit;

    /// <summary>Plays a candidate that was not played before, and makes it the best if it shows the violation.</summary>
    public async Task<bool> Accept(Run candidate)
    {
        Run bounded = candidate.WithBounds();
        if (_played >= Limit || !_known.Add(IdentityOf(bounded)))
        {
            return false;
        }

        _played++;
        RunOutcome outcome = await RunPlayer.Play(bounded, key);
        if (outcome.Proof.IsEmpty || !outcome.Impossible.IsEmpty || outcome.Defect is not null)
        {
            return false;
        }

        _best = new Shrunk(bounded, outcome.Violations.First(violation => violation.Key == key), outcome.Proof, _played);
        return true;
    }

    /// <summary>What is performed, and as what: sentences that read alike may be different acts to a law.</summary>
    private static string IdentityOf(Run run) => $"{string.Join(' ', run.Acts.Select(act => act.GetType().Name))}\n{RunText.Of(run)}";
}
