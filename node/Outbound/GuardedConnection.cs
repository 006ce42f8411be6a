using System.Data;
using MySqlConnector;

namespace Sim.Hosting.Outbound;

/// <summary>
/// An open connection to a server that may do anything: whatever it sends costs no more than a limit of time and memory, and what the client library
/// makes of it is an outcome.
/// </summary>
internal sealed class GuardedConnection(MySqlConnection connection, Relay relay)
{
    /// <summary>For the library's farewell.</summary>
    private const int FarewellMilliseconds = 1000;

    /// <summary>Whether it can be asked.</summary>
    public bool IsOpen => connection.State == ConnectionState.Open;

    /// <summary>Asks. The answer is read away from the caller's thread.</summary>
    /// <param name="question">What to do with the connection.</param>
    /// <param name="milliseconds">When the question is given up, and the connection closed.</param>
    public async ValueTask<Hearing<T>> Ask<T>(Func<MySqlConnection, Task<T>> question, int milliseconds)
    {
        relay.BeginAnswer(milliseconds);
        try
        {
            T answer = await Elsewhere.Begin(() => question(connection));
            return new Hearing<T>(answer, Hearsay.Answer, null);
        }
#pragma warning disable CA1031 // A server that sends nonsense makes the library fail in any way.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            GiveBackMemory();
            return new Hearing<T>(default, Judge(failure, relay), failure);
        }
        finally
        {
            relay.EndAnswer();
        }
    }

    /// <summary>Takes leave and closes the connection; nobody waits for that.</summary>
    public void Close() => Abandon(connection, relay);

    /// <summary>Closes a connection, whatever state it is in; how that goes does not matter.</summary>
    public static void Abandon(MySqlConnection connection, Relay? relay)
    {
        relay?.Leave(FarewellMilliseconds);
        _ = Elsewhere.Begin(async () =>
        {
            try
            {
                await connection.DisposeAsync();
                return true;
            }
#pragma warning disable CA1031 // As above; the connection is given up anyway.
            catch (Exception)
#pragma warning restore CA1031
            {
                relay?.Dispose();
                return false;
            }
        });
    }

    /// <summary>The next attempt must not come on top of what this one has left.</summary>
    private void GiveBackMemory()
    {
        if (relay.HasCarriedMuch)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    /// <summary>How something ended that failed: the relay knows whether that was its own doing.</summary>
    public static Hearsay Judge(Exception failure, Relay relay) => relay.End switch
    {
        RelayEnd.TooLate => Hearsay.Silence,
        RelayEnd.Unbearable => Hearsay.Unbearable,
        _ => ClientErrors.IsFailure(failure) ? Hearsay.Failure : Hearsay.Unbearable,
    };
}
