namespace Sim.Engine.Seams;

/// <summary>Runs what a row of the scheduler table names. A real host starts the executable; a simulation plays a scenario's own script.</summary>
public interface IScripts
{
    /// <summary>Starts the script and returns at once; the scheduler does not wait for it.</summary>
    /// <param name="filename">The row's filename.</param>
    /// <param name="arguments">arg1 to arg5 up to the first NULL.</param>
    void Launch(string filename, IReadOnlyList<string> arguments);
}
