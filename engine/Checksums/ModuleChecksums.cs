using System.Buffers.Binary;
using System.Globalization;
using Sim.Engine.Admin;
using Sim.Engine.Events;
using Sim.Engine.Seams;

namespace Sim.Engine.Checksums;

/// <summary>Version, epoch (Unix seconds of the node's own clock) and checksum text of one module.</summary>
public readonly record struct ModuleChecksum(ulong Version, ulong Epoch, string Text);

/// <summary>What a load does to the checksum of its module.</summary>
[Branches("checksums.publish")]
public enum PublishBranch
{
    /// <summary>It gets its first: version 1, which no peer ever takes.</summary>
    First,

    /// <summary>It gets another one.</summary>
    OtherRows,

    /// <summary>It stays, because no row changed, and version and epoch are new all the same.</summary>
    SameRows,

    /// <summary>Nothing: admin-checksum_… of the module is false.</summary>
    SwitchedOff,
}

/// <summary>A node's own checksums: GloVars.checksums_values and the global checksum (src: lib/ProxySQL_GloVars.cpp).</summary>
public sealed class ModuleChecksums(IClock clock, IEventSink? events = null)
{
    private static readonly int _moduleCount = Enum.GetValues<Module>().Length;
    private static readonly string[] _globalColumns = ["CHECKSUM"];

    private readonly ModuleChecksum[] _modules = Enumerable.Repeat(new ModuleChecksum(0, 0, ""), _moduleCount).ToArray();
    private ResultSet? _globalAnswer;

    /// <summary>The current value of one module; version 0, epoch 0 and no text before it was first published.</summary>
    public ModuleChecksum this[Module module] => _modules[(int)module];

    /// <summary>What GLOBAL_CHECKSUM() returns: 0 until something is published, then less than 2^63.</summary>
    public ulong Global { get; private set; }

    /// <summary>The answer to SELECT GLOBAL_CHECKSUM(), the same object until the value changes.</summary>
    public ResultSet GlobalAnswer =>
        _globalAnswer ??= new ResultSet(_globalColumns, [[Global.ToString(CultureInfo.InvariantCulture)]]);

    /// <summary>How often anything was published; a dump of runtime_checksums_values is current while this stands still.</summary>
    public long Updates { get; private set; }

    /// <summary>
    /// Sets a module's checksum from a hash: version + 1, epoch = now, global checksum regenerated. The version grows even when the
    /// checksum stays.
    /// </summary>
    public void Publish(Module module, ulong hash)
    {
        ModuleChecksum before = this[module];
        string text = TextOf(hash, before.Text);
        events.Take(before.Version == 0 ? PublishBranch.First : text == before.Text ? PublishBranch.SameRows : PublishBranch.OtherRows);
        Set(module, new ModuleChecksum(before.Version + 1, (ulong)clock.UnixSeconds(), text));
    }

    /// <summary>A module was loaded whose checksum an operator switched off: peers do not hear of it.</summary>
    public void LeaveAsItIs() => events.Take(PublishBranch.SwitchedOff);

    /// <summary>Sets version and epoch directly, for stories that begin in the middle; the checksum text stays.</summary>
    public void StartFrom(Module module, ulong version, ulong epoch) =>
        Set(module, this[module] with { Version = version, Epoch = epoch });

    private void Set(Module module, ModuleChecksum value)
    {
        _modules[(int)module] = value;
        Updates++;
        ulong global = GlobalOf(_modules);
        if (global != Global)
        {
            Global = global;
            _globalAnswer = null;
        }
    }

    private static string TextOf(ulong hash, string current)
    {
        Span<char> text = stackalloc char[ChecksumText.LengthCharacters];
        ChecksumText.Write(hash, text);
        return text.SequenceEqual(current) ? current : new string(text);
    }

    private static ulong GlobalOf(ReadOnlySpan<ModuleChecksum> modules)
    {
        var hash = new SpookyHash(9, 5);
        Span<byte> version = stackalloc byte[sizeof(ulong)];
        foreach (ModuleChecksum module in modules)
        {
            if (module.Version == 0)
            {
                continue;
            }

            hash.Update(module.Text);
            BinaryPrimitives.WriteUInt64LittleEndian(version, module.Version);
            hash.Update(version);
        }

        // Halved, because a peer reads it as a signed number.
        return hash.Finish().H1 / 2;
    }
}
