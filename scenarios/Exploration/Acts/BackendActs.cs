namespace Sim.Scenarios.Exploration.Acts;

/// <summary>What becomes of a MySQL server.</summary>
internal enum BackendChange
{
    Writable,
    ReadOnly,
    Down,
}

/// <summary>A MySQL server is in that state from now on.</summary>
internal sealed record SetBackend(string Address, BackendChange Change) : WorldAct
{
    public override string Keyword => "Given";

    public override string Sentence => Change switch
    {
        BackendChange.Writable => $"MySQL server {Address} is writable",
        BackendChange.ReadOnly => $"MySQL server {Address} is read-only",
        _ => $"MySQL server {Address} is down",
    };

    public override Task Perform(Stage stage) => AtOnce(Change switch
    {
        BackendChange.Writable => () => stage.Backends.IsWritable(Address),
        BackendChange.ReadOnly => () => stage.Backends.IsReadOnly(Address),
        _ => () => stage.Backends.IsDown(Address),
    });
}
