using System.Text.Json.Nodes;
using Xunit;

namespace Sim.Node.Tests.Clients;

/// <summary>Debian's python3-pymysql.</summary>
public sealed class PyMysqlTests(NodeFixture fixture) : IClassFixture<NodeFixture>
{
    [Fact]
    public async Task Statements_give_rows_nulls_and_errors()
    {
        JsonNode outcomes = await ClientProgram.PyMysql(Settings("admin"),
        [
            Step("SELECT 1 AS n, NULL AS void, 'größer' AS t"),
            Step("INSERT INTO mysql_servers(hostgroup_id,hostname,comment) VALUES (%s,%s,%s)", 30, "10.0.0.30", "a b"),
            Step("SELECT hostgroup_id,hostname,comment FROM mysql_servers WHERE hostgroup_id=%s", 30),
            Step("LOAD MYSQL SERVERS TO RUNTIME"),
            Step("SELECT count(*) FROM runtime_mysql_servers WHERE hostgroup_id=30"),
            Step("SELECT * FROM nowhere"),
            Step("SELECT 'still here' AS t"),
        ]);

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse("""
            [
              {"columns":["n","void","t"],"rows":[["1",null,"größer"]]},
              {"affectedRows":1},
              {"columns":["hostgroup_id","hostname","comment"],"rows":[["30","10.0.0.30","a b"]]},
              {"affectedRows":0},
              {"columns":["count(*)"],"rows":[["1"]]},
              {"code":1045,"message":"no such table: nowhere"},
              {"columns":["t"],"rows":[["still here"]]}
            ]
            """), outcomes),
            outcomes.ToJsonString());
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        JsonNode outcomes = await ClientProgram.PyMysql(Settings("wrong"), []);

        Assert.Equal(1045, outcomes[0]!["code"]!.GetValue<int>());
        Assert.Equal("ProxySQL Error: Access denied for user 'admin'@'' (using password: YES)", outcomes[0]!["message"]!.GetValue<string>());
    }

    private JsonObject Settings(string password) => new()
    {
        ["host"] = fixture.Node.Admin.Address,
        ["port"] = fixture.Node.Admin.Port,
        ["user"] = "admin",
        ["password"] = password,
        ["autocommit"] = true,
    };

    private static JsonObject Step(string sql, params JsonNode?[] values) =>
        new() { ["sql"] = sql, ["values"] = values.Length == 0 ? null : new JsonArray(values) };
}
