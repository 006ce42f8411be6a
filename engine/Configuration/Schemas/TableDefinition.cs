namespace Sim.Engine.Configuration.Schemas;

/// <summary>A table or index by its name and the statement that creates it, word for word as sqlite_master keeps it.</summary>
internal readonly record struct TableDefinition(string Name, string Sql)
{
    /// <summary>The same statement for another schema than main.</summary>
    public string SqlFor(string schema) => Sql.Replace(" " + Name + " ", $" {schema}.{Name} ", StringComparison.Ordinal);
}
