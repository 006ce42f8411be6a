using Sim.Engine.Admin;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Steps;

/// <summary>Sentences that send statements to a node's admin port.</summary>
[Binding(Order = 2)]
public sealed class AdminSteps(ScenarioContext scenario)
{
    private readonly IWorld _world = scenario.World;

    /// <summary>Defines a script for the scheduler.</summary>
    [Given("the script {name}:")]
    [Example(
        """"
        the script /opt/fix-writers.sh:
          """
          LOAD MYSQL SERVERS TO RUNTIME;
          """
        """",
        "what happens when a row of the scheduler table with that filename is due: admin statements")]
    public void AddScript(string name, string sql) => _world.AddScript(name, sql);

    /// <summary>Runs statements from a doc string.</summary>
    [When("on {name} I run:")]
    [Example(
        """"
        on 209 I run:
          """
          INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (20,'192.168.1.120');
          LOAD MYSQL SERVERS TO RUNTIME;
          """
        """",
        "admin statements as a local client sends them; an error fails the scenario")]
    public Task RunAll(string node, string sql) => Run(node, sql, null);

    /// <summary>Runs statements from the sentence.</summary>
    [When("on {name} I run {string}")]
    [Example("on 209 I run \"LOAD MYSQL SERVERS TO RUNTIME\"", "the same in one line")]
    public Task RunOne(string node, string sql) => Run(node, sql, null);

    /// <summary>Runs statements with a login.</summary>
    [When("on {name} as {user} with password {string} I run {string}")]
    [Example("on 209 as admin with password \"admin\" I run \"SELECT 1\"", "the same with a login of that user")]
    public Task RunAs(string node, string user, string password, string sql) => Run(node, sql, new ClientLogin(user, password));

    /// <summary>Checks a result.</summary>
    [Then("on {name} {string} returns:")]
    [Example(
        """
        on 208 "SELECT hostname, port FROM proxysql_servers" returns:
          | hostname      | port |
          | 192.168.1.208 | 6032 |
        """,
        "exactly these columns and rows, in this order; NULL is written NULL")]
    public async Task Returns(string node, string sql, DataTable expected) =>
        Check(ResultComparison.Compare(expected, await _world.Query(node, sql)), $"on {node} {sql}");

    /// <summary>Checks a result as soon as it is true.</summary>
    [Then("within {duration} on {name} {string} returns:")]
    [Example(
        """
        within 5 s on 208 "SELECT status FROM runtime_mysql_servers" returns:
          | status |
          | ONLINE |
        """,
        "the same, as soon as it is true")]
    public async Task ReturnsWithin(TimeSpan within, string node, string sql, DataTable expected)
    {
        string? difference = null;
        async Task<bool> IsEqual() => (difference = ResultComparison.Compare(expected, await _world.Query(node, sql))) is null;
        if (!await _world.Until(IsEqual, within))
        {
            Check(difference, $"on {node} {sql}, after {DurationText.Of(within)}");
        }
    }

    /// <summary>Checks an error.</summary>
    [Then("on {name} {string} fails with {int} {string}")]
    [Example("on 208 \"SELEC 1\" fails with 1045 \"near \\\"SELEC\\\": syntax error\"", "the error's code and text; … stands for any text")]
    public Task Fails(string node, string sql, int code, string message) => Fails(node, sql, null, code, message);

    /// <summary>Checks an error for a login.</summary>
    [Then("on {name} as {user} with password {string} {string} fails with {int} {string}")]
    [Example("on 208 as admin with password \"wrong\" \"SELECT 1\" fails with 1045 \"…denied…\"", "the same with a login of that user")]
    public Task FailsAs(string node, string user, string password, string sql, int code, string message) =>
        Fails(node, sql, new ClientLogin(user, password), code, message);

    private async Task Run(string node, string sql, ClientLogin? login)
    {
        IReadOnlyList<ScriptStatement> statements = StatementSplitter.SplitWithPlaces(sql);
        if (statements.Count == 0)
        {
            throw new StepArgumentException("there is no statement to run");
        }

        IWorldClient client = _world.Connect(node, login);
        foreach (ScriptStatement statement in statements)
        {
            if (await client.Query(statement.Text) is AdminReply.Error error)
            {
                string line = sql.Contains('\n', StringComparison.Ordinal) ? $", line {statement.Line}:" : "";
                throw new StepFailedException($"on {node}{line} {statement.Text}\n  {ReplyText.Of(error)}");
            }
        }
    }

    private async Task Fails(string node, string sql, ClientLogin? login, int code, string message)
    {
        AdminReply reply = await _world.Query(node, sql, login);
        if (reply is not AdminReply.Error error || error.Code != code || !TextPattern.Matches(message, error.Message))
        {
            throw new StepFailedException($"on {node} {sql}\n  expected: ERROR {code}: {message}\n  actual:   {ReplyText.Of(reply)}");
        }
    }

    private static void Check(string? difference, string where)
    {
        if (difference is not null)
        {
            throw new StepFailedException($"{where}\n{difference}");
        }
    }
}
