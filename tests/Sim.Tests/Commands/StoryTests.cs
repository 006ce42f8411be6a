using Xunit;

namespace Sim.Tests.Commands;

public sealed class StoryTests : CommandRun
{
    private const string Two = """
        Feature: f
          Background:
            Given node a at 10.0.0.1 with configuration:
              '''
              admin_variables = { cluster_username="c" cluster_password="p" admin_credentials="admin:admin;c:p" }
              proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 } )
              '''
            And node b at 10.0.0.2 with configuration:
              '''
              admin_variables = { cluster_username="c" cluster_password="p" admin_credentials="admin:admin;c:p" }
              proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 } )
              '''
            When a starts
            And b starts

          Scenario: one
            When 3 s passes
            And on a I run "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'x'); LOAD MYSQL SERVERS TO RUNTIME"
            And 10 s passes

          Scenario: two
            When 1 s passes
        """;

    [Fact]
    public async Task A_background_is_told_once_and_without_its_log()
    {
        Write("x.feature", Two.Replace("'''", "\"\"\"", StringComparison.Ordinal));

        Assert.Equal(0, await Run("run", "@/x.feature"));
        Assert.Single(Occurrences("✓ When a starts"));
        Assert.Single(Occurrences("  Background\n"));
        Assert.DoesNotContain("watches", Output, StringComparison.Ordinal);
        Assert.Contains("2 scenarios passed, 0 failed; ", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ordinary_chatter_of_the_cluster_is_told_in_a_few_words()
    {
        Write("x.feature", Two.Replace("'''", "\"\"\"", StringComparison.Ordinal));

        Assert.Equal(0, await Run("run", "@/x.feature:16"));
        Assert.DoesNotContain("new checksum", Output, StringComparison.Ordinal);
        Assert.Matches(
            @"\n        b · 00:00:0\d takes mysql_servers from 10\.0\.0\.1:6032, version 2, epoch \d+ \(own version 1, epoch \d+; unlike for 3 checks\): fetched, checksum 0x[0-9A-F]{16} confirmed, loaded to runtime, saved to disk\n",
            Output);
        Assert.DoesNotContain("Not syncing yet", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_verbosely_nothing_is_left_out()
    {
        Write("x.feature", Two.Replace("'''", "\"\"\"", StringComparison.Ordinal));

        Assert.Equal(0, await Run("run", "@/x.feature", "--verbose"));
        Assert.Equal(2, Occurrences("✓ When a starts").Length);
        Assert.Contains("Not syncing yet", Output, StringComparison.Ordinal);
        Assert.Contains("Fetching checksum for MySQL Servers from peer 10.0.0.1:6032 before proceessing", Output, StringComparison.Ordinal);
        Assert.DoesNotContain("more line", Output, StringComparison.Ordinal);
    }

    private string[] Occurrences(string text) => Output.Split(text)[1..];
}
