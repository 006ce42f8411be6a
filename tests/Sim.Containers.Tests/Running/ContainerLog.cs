using System.Text;
using DotNet.Testcontainers.Configurations;

namespace Sim.Containers.Tests.Running;

/// <summary>What a container has written so far, line by line; tests wait for lines.</summary>
internal sealed class ContainerLog : IOutputConsumer
{
    private readonly object _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<Waiter> _waiters = [];

    /// <summary>Splits both streams of the container into lines.</summary>
    public ContainerLog()
    {
        Stdout = new LineStream(Add);
        Stderr = new LineStream(Add);
    }

    /// <inheritdoc/>
    public bool Enabled => true;

    /// <inheritdoc/>
    public Stream Stdout { get; }

    /// <inheritdoc/>
    public Stream Stderr { get; }

    /// <summary>How many lines there are: the place from which a later look or wait begins.</summary>
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

    /// <summary>The lines from a place on.</summary>
    public IReadOnlyList<string> From(int place = 0)
    {
        lock (_gate)
        {
            return [.. _lines.Skip(place)];
        }
    }

    /// <summary>The first line, from a place on, that contains a text; waits for it.</summary>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public Task<string> WaitFor(string text, int from = 0)
    {
        var waiter = new Waiter(text, new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            if (_lines.Skip(from).FirstOrDefault(waiter.Accepts) is { } line)
            {
                return Task.FromResult(line);
            }

            _waiters.Add(waiter);
        }

        return Patience.For(waiter.Found.Task, () => $"\"{text}\" in the log:\n{string.Join('\n', From())}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stdout.Dispose();
        Stderr.Dispose();
    }

    private void Add(string line)
    {
        lock (_gate)
        {
            _lines.Add(line);
            foreach (Waiter waiter in _waiters.Where(waiter => waiter.Accepts(line)))
            {
                waiter.Found.TrySetResult(line);
            }
        }
    }

    private readonly record struct Waiter(string Text, TaskCompletionSource<string> Found)
    {
        public bool Accepts(string line) => line.Contains(Text, StringComparison.Ordinal);
    }

    /// <summary>Hands on what is written to it, a line at a time.</summary>
    private sealed class LineStream(Action<string> add) : Stream
    {
        private readonly List<byte> _begun = [];

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            foreach (byte written in buffer.AsSpan(offset, count))
            {
                if (written != '\n')
                {
                    _begun.Add(written);
                    continue;
                }

                add(Encoding.UTF8.GetString([.. _begun]));
                _begun.Clear();
            }
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
