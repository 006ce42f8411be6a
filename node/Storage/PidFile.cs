using System.Diagnostics;
using System.Globalization;

namespace Sim.Hosting.Storage;

/// <summary><c>proxysql.pid</c>: the process that runs in the background in a data directory.</summary>
/// <param name="path">Where it is.</param>
public sealed class PidFile(string path)
{
    /// <summary>The process that the file names, when it runs; null otherwise.</summary>
    public int? FindRunning()
    {
        if (!File.Exists(path)
            || !int.TryParse(File.ReadAllText(path).AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            || id == Environment.ProcessId)
        {
            return null;
        }

        try
        {
            using Process running = Process.GetProcessById(id);
            return id;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Writes this process's number.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write() => File.WriteAllText(path, $"{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}\n");

    /// <summary>Removes the file.</summary>
    public void Remove() => File.Delete(path);
}
