using Sim.Engine.Admin;
using Sim.Engine.Seams;

namespace Sim.Engine.Checksums;

/// <summary>Version, epoch (Unix seconds of the node's own clock) and checksum text of one module.</summary>
public readonly record struct ModuleChecksum(ulong Version, ulong Epoch, string Text);

/// <summary>A node's own checksums: GloVars.checksums_values and the global checksum.</summary>
public sealed class ModuleChecksums(IClock clock)
{
    /// <summary>The current value of one module.</summary>
    public ModuleChecksum this[Module module] => throw new NotSupportedException($"{module}{clock}");

    /// <summary>What GLOBAL_CHECKSUM() returns.</summary>
    public ulong Global => throw new NotSupportedException();

    /// <summary>The answer to SELECT GLOBAL_CHECKSUM(), the same object until the value changes.</summary>
    public ResultSet GlobalAnswer => throw new NotSupportedException();

    /// <summary>How often anything was published; a dump of runtime_checksums_values is current while this stands still.</summary>
    public long Updates => throw new NotSupportedException();

    /// <summary>Sets a module's checksum from a hash: version + 1, epoch = now, global checksum regenerated.</summary>
    public void Publish(Module module, ulong hash) => throw new NotSupportedException();

    /// <summary>Sets version and epoch directly, for stories that begin in the middle; the checksum text stays.</summary>
    public void StartFrom(Module module, ulong version, ulong epoch) => throw new NotSupportedException();
}
