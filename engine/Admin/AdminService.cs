using Sim.Engine.Admin.Statistics;
using Sim.Engine.Events;

namespace Sim.Engine.Admin;

/// <summary>The admin interface of one node: logs clients in and holds what their sessions share.</summary>
public sealed class AdminService : IDisposable
{
    private StatsDatabase? _stats;

    /// <summary>Builds the interface over the node's other rooms.</summary>
    public AdminService(AdminServices services)
    {
        ArgumentNullException.ThrowIfNull(services);
        Services = services;
        Filler = new TableFiller(services);
        Polled = new PolledStatements(services, Filler);
    }

    internal AdminServices Services { get; }

    internal TableFiller Filler { get; }

    internal PolledStatements Polled { get; }

    /// <summary>The stats sessions' database, created when the first statement needs it.</summary>
    internal StatsDatabase Stats => _stats ??= new StatsDatabase(Services.Database, Services.Clock);

    /// <summary>Opens a session for somebody who is already known to be who they say.</summary>
    public AdminSession Open(string username, string address, bool isStats) => new(this, username, address, isStats);

    /// <summary>Decides about a login and opens the session that it earns.</summary>
    public AdminLoginResult LogIn(LoginAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        LoginBranch branch = Services.Events.Take(AdminLogin.BranchOf(attempt, Services.Settings.Accounts(), Services.Profile));
        return AdminLogin.DecisionOf(branch, attempt, Services.Profile) switch
        {
            LoginDecision.Refused refused => new AdminLoginResult(null, refused.Error),
            LoginDecision.Granted granted => new AdminLoginResult(Open(attempt.Username, attempt.Address, granted.IsStats), null),
            _ => throw new InvalidOperationException("a login is granted or refused"),
        };
    }

    /// <summary>No statement of a stats session runs for long any more; may be called from any thread.</summary>
    public void EndUsersStatements() => _stats?.EndUsersStatements();

    /// <inheritdoc/>
    public void Dispose() => _stats?.Dispose();
}

/// <summary>Either a session or the error packet that ends the connection.</summary>
public readonly record struct AdminLoginResult(AdminSession? Session, AdminReply.Error? Error);
