using System.Text;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Processes;

/// <summary>The log of a node, read from the file into which its processes write, as far as it consists of whole lines.</summary>
internal sealed class LogFile(string path, Func<DateTimeOffset> now, Func<string, string> translate)
{
    private readonly Lock _gate = new();
    private readonly List<byte> _unfinished = [];
    private LogLine[] _lines = [];
    private long _read;

    /// <summary>What has been written; lines that are new are noted with the time at which they were found.</summary>
    public IReadOnlyList<LogLine> Read()
    {
        lock (_gate)
        {
            if (File.Exists(path))
            {
                using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                TakeNew(file);
            }

            return _lines;
        }
    }

    private void TakeNew(FileStream file)
    {
        if (file.Length == _read)
        {
            return;
        }

        byte[] bytes = new byte[file.Length - _read];
        file.Position = _read;
        file.ReadExactly(bytes);
        _read += bytes.Length;
        _unfinished.AddRange(bytes);
        int end = _unfinished.LastIndexOf((byte)'\n');
        if (end < 0)
        {
            return;
        }

        string text = Encoding.UTF8.GetString([.. _unfinished[..end]]);
        _unfinished.RemoveRange(0, end + 1);
        DateTimeOffset at = now();
        _lines = [.. _lines, .. translate(text).Split('\n').Select(line => new LogLine(at, line))];
    }
}
