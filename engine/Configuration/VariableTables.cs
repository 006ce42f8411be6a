using Sim.Engine.Events;

namespace Sim.Engine.Configuration;

/// <summary>
/// Moves variables of one prefix between the tables global_variables and the runtime values (src: lib/ProxySQL_Admin.cpp,
/// flush_admin_variables___* and flush_mysql_variables___*).
/// </summary>
internal sealed class VariableTables(AdminDatabase database, Variables variables, VariableCatalog catalog, IEventSink events)
{
    private readonly VariableValues _values = variables.ValuesOf(catalog);

    /// <summary>
    /// Sets every variable that the memory layer has a row for. A row that is refused shows the runtime value again, a row of an unknown
    /// variable is deleted; a variable without a value at runtime counts as unknown.
    /// </summary>
    public void DatabaseToRuntime()
    {
        foreach (string?[] row in database.Query(
            $"SELECT substr(variable_name,7), variable_value FROM global_variables WHERE variable_name LIKE '{catalog.Prefix}-%'").Rows)
        {
            (string name, string value) = (row[0]!, row[1]!);
            VariableBranch branch = events.Take(variables.TrySet(_values, name, value, events) ? VariableBranch.Accepted : RefusalOf(name, value));
            if (branch != VariableBranch.Accepted)
            {
                CarryOut(branch, name, value);
            }
        }

        if (catalog == VariableCatalog.Mysql)
        {
            variables.Commit();
        }
    }

    /// <summary>Writes all runtime values to global_variables of a schema.</summary>
    /// <param name="schema"><c>main</c> or <c>disk</c>.</param>
    /// <param name="replace">Whether rows that are there already get the runtime value.</param>
    /// <param name="delete">Whether all rows of the prefix go first.</param>
    public void RuntimeToDatabase(string schema, bool replace, bool delete)
    {
        if (delete)
        {
            _ = database.Execute($"DELETE FROM {schema}.global_variables WHERE variable_name LIKE '{catalog.Prefix}-%'");
        }

        Write($"INSERT OR {(replace ? "REPLACE" : "IGNORE")} INTO {schema}.global_variables (variable_name, variable_value) VALUES (?1, ?2)");
    }

    /// <summary>Fills runtime_global_variables; rows that the memory layer misses come back there too, as in 1.4.6.</summary>
    public void RefreshRuntimeTable()
    {
        RuntimeToDatabase("main", replace: false, delete: false);
        _ = database.Execute($"DELETE FROM runtime_global_variables WHERE variable_name LIKE '{catalog.Prefix}-%'");
        Write("INSERT INTO runtime_global_variables (variable_name, variable_value) VALUES (?1, ?2)");
    }

    private void Write(string insert) => database.Together(() =>
    {
        for (int i = 0; i < catalog.Definitions.Length; i++)
        {
            _ = database.RunBound(insert, $"{catalog.Prefix}-{catalog.Definitions[i].Name}", CText.Printed(_values[i]));
        }
    });

    private VariableBranch RefusalOf(string name, string value)
    {
        bool isMysql = catalog == VariableCatalog.Mysql;
        int index = catalog.IndexOf(name);
        if (index < 0 || _values[index] is not { } current)
        {
            return name == (isMysql ? "session_debug" : "debug") ? VariableBranch.DebugForgotten : VariableBranch.Unknown;
        }

        return isMysql && current == value ? VariableBranch.RefusedAndEqual
            : !isMysql && name == VariableCatalog.VersionName ? VariableBranch.VersionPutBack
            : VariableBranch.PutBack;
    }

    private void CarryOut(VariableBranch refusal, string name, string value)
    {
        switch (refusal)
        {
            case VariableBranch.PutBack:
                events.Emit(new VariableReset(catalog.Prefix, name, value, Current(name)));
                PutBack(name);
                break;
            case VariableBranch.VersionPutBack:
                PutBack(name);
                break;
            case VariableBranch.Unknown:
                events.Emit(new UnknownVariableDeleted(catalog.Prefix, name, value));
                Delete(name, "main");
                break;
            case VariableBranch.DebugForgotten:
                Delete(name, "disk");
                Delete(name, "main");
                break;
            default:
                break;
        }
    }

    private string Current(string name) => _values[catalog.IndexOf(name)]!;

    private void PutBack(string name) =>
        _ = database.RunBound("INSERT OR REPLACE INTO global_variables VALUES (?1, ?2)", $"{catalog.Prefix}-{name}", Current(name));

    private void Delete(string name, string schema) =>
        _ = database.RunBound($"DELETE FROM {schema}.global_variables WHERE variable_name=?1", $"{catalog.Prefix}-{name}");
}
