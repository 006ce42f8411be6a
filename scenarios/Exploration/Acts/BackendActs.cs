using System.Collections.Immutable;

namespace Sim.Scenarios.Exploration.Acts;

/// <summary>What becomes of a MySQL server.</summary>
internal enum BackendChange
{
    Writable,
    ReadOnly,
    Down,
}

/// <summary>A MySQL server is in that state from now on.</summary>
internal sealed record SetBackend(string Address, BackendChange Change) : Act
{
    public override string Keyword => "Given";

    public override string Sentence => Change switch
    {
        BackendChange.Writable => $"MySQL server {Address} is writable",
        BackendChange.ReadOnly => $"MySQL server {Address} is read-only",
        _ => $"MySQL server {Address} is down",
    };

    public override ImmutableArray<string> Nodes => [];

    public override Task Perform(Stage stage)
    {
        switch (Change)
        {
            case BackendChange.Writable:
                stage.Backends.IsWritable(Address);
                break;
            case BackendChange.ReadOnly:
                stage.Backends.IsReadOnly(Address);
                break;
            default:
                stage.Backends.IsDown(Address);
                break;
        }

        return Task.CompletedTask;
    }
}
