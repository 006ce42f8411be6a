using CsCheck;
using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Seams;
using Xunit;

namespace Sim.Tests.Checksums;

public sealed class ModuleChecksumsTests
{
    private readonly StandingClock _clock = new() { UnixMicroseconds = 1_517_450_400_999_999 };

    [Fact]
    public void A_booting_node_has_no_checksums_and_answers_zero()
    {
        var checksums = new ModuleChecksums(_clock);

        Assert.All(Enum.GetValues<Module>(), module => Assert.Equal(new ModuleChecksum(0, 0, ""), checksums[module]));
        Assert.Equal(0UL, checksums.Global);
        Assert.Equal(0, checksums.Updates);
        Assert.Equal("0", checksums.GlobalAnswer.Rows[0][0]);
    }

    [Fact]
    public void Publishing_counts_up_the_version_and_takes_whole_seconds_as_epoch()
    {
        var checksums = new ModuleChecksums(_clock);
        checksums.Publish(Module.MysqlServers, 0x45A42EF1D1D0CD12);
        Assert.Equal(new ModuleChecksum(1, 1_517_450_400, "0xD1D0CD1245A42EF1"), checksums[Module.MysqlServers]);

        _clock.UnixMicroseconds += 1;
        checksums.Publish(Module.MysqlServers, 0x45A42EF1D1D0CD12);
        Assert.Equal(new ModuleChecksum(2, 1_517_450_401, "0xD1D0CD1245A42EF1"), checksums[Module.MysqlServers]);
        Assert.Equal(2, checksums.Updates);
        Assert.Equal(new ModuleChecksum(0, 0, ""), checksums[Module.MysqlUsers]);
    }

    // Computed with lib/SpookyV2.cpp of ProxySQL v1.4.6.
    [Fact]
    public void The_global_checksum_covers_texts_and_versions_of_published_modules()
    {
        var checksums = new ModuleChecksums(_clock);
        foreach (Module module in new[] { Module.MysqlUsers, Module.MysqlServers, Module.ProxysqlServers, Module.MysqlQueryRules })
        {
            checksums.Publish(module, 0);
        }

        Assert.Equal(7767919116861958754UL, checksums.Global);

        checksums.Publish(
            Module.ProxysqlServers, RowsHash.Of([["192.168.1.208", "6032", "0", ""], ["192.168.1.209", "6032", "0", ""]]));
        Assert.Equal(8283397940341513403UL, checksums.Global);
    }

    [Fact]
    public void The_answer_is_one_row_of_decimal_text_and_the_same_object_until_the_value_changes()
    {
        var checksums = new ModuleChecksums(_clock);
        checksums.Publish(Module.MysqlUsers, 7);
        ResultSet first = checksums.GlobalAnswer;

        Assert.Equal(["CHECKSUM"], first.Columns);
        Assert.Equal($"{checksums.Global}", Assert.Single(Assert.Single(first.Rows)));
        Assert.Same(first, checksums.GlobalAnswer);

        // The epoch is not part of the global checksum.
        checksums.StartFrom(Module.MysqlUsers, 1, 42);
        Assert.Same(first, checksums.GlobalAnswer);

        // The same text under a new version is.
        checksums.Publish(Module.MysqlUsers, 7);
        Assert.NotSame(first, checksums.GlobalAnswer);
        Assert.NotEqual(first.Rows[0][0], checksums.GlobalAnswer.Rows[0][0]);
    }

    [Fact]
    public void A_story_can_begin_in_the_middle()
    {
        var checksums = new ModuleChecksums(_clock);
        checksums.Publish(Module.MysqlServers, 7);
        ulong before = checksums.Global;

        checksums.StartFrom(Module.MysqlServers, 12, 1_500_000_000);

        Assert.Equal(new ModuleChecksum(12, 1_500_000_000, "0x7000000000000000"), checksums[Module.MysqlServers]);
        Assert.NotEqual(before, checksums.Global);
        checksums.Publish(Module.MysqlServers, 8);
        Assert.Equal(13UL, checksums[Module.MysqlServers].Version);
    }

    [Fact]
    public void The_global_checksum_fits_a_signed_number() => Gen.Select(Gen.Enum<Module>(), Gen.ULong).Sample((module, hash) =>
    {
        var checksums = new ModuleChecksums(_clock);
        checksums.Publish(module, hash);
        return checksums.Global <= long.MaxValue;
    });

    [Fact]
    public void Publishing_an_unchanged_checksum_allocates_nothing()
    {
        var checksums = new ModuleChecksums(_clock);
        checksums.Publish(Module.MysqlServers, 7);
        checksums.Publish(Module.MysqlServers, 7);
        long before = GC.GetAllocatedBytesForCurrentThread();
        checksums.Publish(Module.MysqlServers, 7);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private sealed class StandingClock : IClock
    {
        public long MonotonicMicroseconds => 0;

        public long UnixMicroseconds { get; set; }

        public ValueTask ThreadStart() => Sleep(0);

        public ValueTask Sleep(long microseconds) => ValueTask.CompletedTask;
    }
}
