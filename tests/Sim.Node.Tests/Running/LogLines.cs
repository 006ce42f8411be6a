namespace Sim.Node.Tests.Running;

/// <summary>What a process has written so far, line by line; tests wait for lines.</summary>
internal sealed class LogLines
{
    private readonly object _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<Waiter> _waiters = [];
    private bool _hasEnded;

    /// <summary>How many lines there are: the place from which a later <see cref="WaitFor"/> looks.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _lines.Count;
            }
        }
    }

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<string> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>The first line, from a place on, that contains a text.</summary>
    /// <exception cref="TimeoutException">It did not come, or the process ended without it.</exception>
    public async Task<string> WaitFor(string text, int from = 0)
    {
        Waiter waiter;
        lock (_gate)
        {
            if (_lines.Skip(from).FirstOrDefault(line => Contains(line, text)) is { } line)
            {
                return line;
            }

            waiter = new Waiter(text, new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously));
            if (_hasEnded)
            {
                waiter.Found.SetResult(null);
            }

            _waiters.Add(waiter);
        }

        return await Patience.For(waiter.Found.Task, () => $"\"{text}\" in the log:\n{this}")
            ?? throw new TimeoutException($"the process ended without \"{text}\" in its log:\n{this}");
    }

    /// <summary>Reads until the stream ends.</summary>
    public async Task ReadFrom(TextReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            Add(line);
        }

        lock (_gate)
        {
            _hasEnded = true;
            _waiters.ForEach(static waiter => waiter.Found.TrySetResult(null));
        }
    }

    /// <summary>The last lines for a failed test's message, without the dumped tables.</summary>
    public override string ToString() => string.Join('\n', All.Where(static line => line.Length > 0 && char.IsAsciiLetterOrDigit(line[0])).TakeLast(50));

    private static bool Contains(string line, string text) => line.Contains(text, StringComparison.Ordinal);

    private void Add(string line)
    {
        lock (_gate)
        {
            _lines.Add(line);
            foreach (Waiter waiter in _waiters.Where(waiter => Contains(line, waiter.Text)))
            {
                waiter.Found.TrySetResult(line);
            }
        }
    }

    private readonly record struct Waiter(string Text, TaskCompletionSource<string?> Found);
}
