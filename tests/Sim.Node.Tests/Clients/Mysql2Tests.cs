using System.Text.Json.Nodes;
using Xunit;

namespace Sim.Node.Tests.Clients;

/// <summary>npm's mysql2, which prepares every statement of its <c>execute()</c>.</summary>
public sealed class Mysql2Tests(NodeFixture fixture) : IClassFixture<NodeFixture>
{
    [Fact]
    public async Task Queries_give_rows_nulls_and_errors() => await AssertOutcomes(
        [
            Step("query", "SELECT 1 AS n, NULL AS void, 'größer' AS t"),
            Step("query", "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'a'),(1,'b')"),
            Step("query", "SELECT hostname FROM mysql_servers WHERE hostgroup_id=1 ORDER BY hostname"),
            Step("query", "SELECT * FROM nowhere"),
            Step("query", "SHOW TABLES LIKE 'scheduler'"),
        ],
        """
        [
          {"columns":["n","void","t"],"rows":[["1",null,"größer"]]},
          {"affectedRows":2},
          {"columns":["hostname"],"rows":[["a"],["b"]]},
          {"code":1045,"state":"#2800","message":"no such table: nowhere"},
          {"columns":["tables"],"rows":[["scheduler"]]}
        ]
        """);

    [Fact]
    public async Task Executed_statements_bind_values_and_read_binary_rows() => await AssertOutcomes(
        [
            Step("execute", "INSERT INTO mysql_servers(hostgroup_id,hostname,port,comment) VALUES (?,?,?,?)", 20, "10.0.0.20", 3307, "it's ? \\ \"here\""),
            Step("execute", "SELECT hostgroup_id,hostname,port,comment,NULL AS void FROM mysql_servers WHERE hostgroup_id=? AND hostname=?", 20, "10.0.0.20"),
            Step("execute", "SELECT hostgroup_id,hostname,port,comment,NULL AS void FROM mysql_servers WHERE hostgroup_id=? AND hostname=?", 20, "nobody"),
            Step("execute", "SELECT ? IS NULL AS a, ? AS b, ? AS c, ? AS d", null, 1.5, true, new JsonObject { ["bytes"] = "c3a4" }),
            Step("execute", "SELECT ? AS t", new JsonObject { ["time"] = "2018-02-01T02:06:06.500Z" }),
            Step("execute", "SET admin-refresh_interval=?", 1234),
            Step("execute", "LOAD ADMIN VARIABLES TO RUNTIME"),
            Step("execute", "SELECT variable_value FROM runtime_global_variables WHERE variable_name=?", "admin-refresh_interval"),
            Step("execute", "SELECT * FROM nowhere WHERE a=?", 1),
            Step("execute", "SELECT hostname FROM mysql_servers LIMIT ?", 0),
        ],
        """
        [
          {"affectedRows":1},
          {"columns":["hostgroup_id","hostname","port","comment","void"],"rows":[["20","10.0.0.20","3307","it's ? \\ \"here\"",null]]},
          {"columns":["hostgroup_id","hostname","port","comment","void"],"rows":[]},
          {"columns":["a","b","c","d"],"rows":[["1","1.5","1","ä"]]},
          {"columns":["t"],"rows":[["2018-02-01 02:06:06.500000"]]},
          {"affectedRows":1},
          {"affectedRows":0},
          {"columns":["variable_value"],"rows":[["1234"]]},
          {"code":1045,"state":"#2800","message":"no such table: nowhere"},
          {"columns":["hostname"],"rows":[]}
        ]
        """);

    [Fact]
    public async Task The_global_checksum_is_the_same_number_prepared_or_not()
    {
        JsonNode outcomes = await ClientProgram.Mysql2(Settings("admin"), [Step("query", "SELECT GLOBAL_CHECKSUM()"), Step("execute", "SELECT GLOBAL_CHECKSUM()")]);

        Assert.Equal("CHECKSUM", outcomes[0]!["columns"]![0]!.GetValue<string>());
        Assert.Equal(outcomes[0]!["rows"]![0]![0]!.ToString(), outcomes[1]!["rows"]![0]![0]!.ToString());
        Assert.NotEqual("0", outcomes[0]!["rows"]![0]![0]!.ToString());
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        JsonNode outcomes = await ClientProgram.Mysql2(Settings("wrong"), []);

        Assert.Equal("ProxySQL Error: Access denied for user 'admin'@'' (using password: YES)", outcomes[0]!["message"]!.GetValue<string>());
    }

    private async Task AssertOutcomes(JsonArray steps, string expected)
    {
        JsonNode outcomes = await ClientProgram.Mysql2(Settings("admin"), steps);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), outcomes), outcomes.ToJsonString());
    }

    private JsonObject Settings(string password) => new()
    {
        ["host"] = fixture.Node.Admin.Address,
        ["port"] = fixture.Node.Admin.Port,
        ["user"] = "admin",
        ["password"] = password,
        ["supportBigNumbers"] = true,
        ["bigNumberStrings"] = true,
        ["timezone"] = "Z",
    };

    private static JsonObject Step(string method, string sql, params JsonNode?[] values) =>
        new() { ["method"] = method, ["sql"] = sql, ["values"] = new JsonArray(values) };
}
