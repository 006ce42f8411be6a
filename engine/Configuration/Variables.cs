using Sim.Engine.Cluster;
using Sim.Engine.Events;
using Sim.Engine.Profiles;

namespace Sim.Engine.Configuration;

/// <summary>
/// The runtime values of the admin- and mysql- variables (src: lib/ProxySQL_Admin.cpp and lib/MySQL_Thread.cpp, get_variable and
/// set_variable). Tables are filled and read by <see cref="VariableTables"/>.
/// </summary>
public sealed class Variables
{
    private readonly Profile _profile;
    private readonly VariableValues _admin = new(VariableCatalog.Admin);
    private readonly VariableValues _mysql = new(VariableCatalog.Mysql);

    /// <summary>The values of a process that has just started.</summary>
    /// <param name="profile">The version.</param>
    /// <param name="adminSocket">What the command line's <c>-S</c> gives admin-mysql_ifaces, or null.</param>
    public Variables(Profile profile, string? adminSocket = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        _profile = profile;
        _admin.Set(_admin.Catalog.IndexOf(VariableCatalog.VersionName), profile.BuildVersion);
        if (adminSocket is not null)
        {
            _admin.Set(_admin.Catalog.IndexOf("mysql_ifaces"), adminSocket);
        }
    }

    /// <summary>Called when admin_credentials or stats_credentials were replaced by a value that counts as another.</summary>
    public Action<CredentialsReplaced>? CredentialsReplaced { get; set; }

    /// <summary>Whether the MySQL threads run: from then on mysql-threads stays what it is.</summary>
    public bool ThreadsStarted { get; set; }

    /// <summary>The admin-cluster_* variables at runtime.</summary>
    public ClusterSettings Cluster { get; private set; } = new();

    /// <summary>Raised by nobody, read by everybody: grows with every LOAD MYSQL VARIABLES TO RUNTIME.</summary>
    public long MysqlVersion { get; private set; } = 1;

    /// <summary>A mysql variable as a number, by its name without the prefix <c>mysql-</c>.</summary>
    public long MysqlNumber(string name) => _mysql.Number(name);

    /// <summary>A mysql variable as a switch.</summary>
    public bool MysqlSwitch(string name) => _mysql.Text(name) == "true";

    /// <summary>A mysql variable as text; empty where it has no value.</summary>
    public string MysqlText(string name) => _mysql.Text(name) ?? "";

    /// <summary>An admin variable as text, by its name without the prefix <c>admin-</c>; empty where it has no value.</summary>
    public string AdminText(string name) => _admin.Text(name) ?? "";

    /// <summary>An admin variable as a number.</summary>
    public long AdminNumber(string name) => _admin.Number(name);

    /// <summary>An admin variable as a switch.</summary>
    public bool AdminSwitch(string name) => _admin.Text(name) == "true";

    /// <summary>Whether a full name such as <c>mysql-threads</c> is a variable of this version; case matters (src: has_variable).</summary>
    public bool Has(string fullName)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        return Split(fullName) is ({ } values, var name) && values.Catalog.IndexOf(name) is >= 0 and var index
            && values.Catalog.Definitions[index].Name == name;
    }

    /// <summary>Sets one variable at runtime by its full name, such as <c>admin-read_only</c>; false when it is refused or unknown.</summary>
    public bool TrySet(string fullName, string value)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        ArgumentNullException.ThrowIfNull(value);
        return Split(fullName) is ({ } values, var name) && TrySet(values, name, value, null);
    }

    /// <summary>The addresses that mysql-interfaces names, 0.0.0.0:6033 when it is empty (src: start_listeners); sets that default.</summary>
    public IReadOnlyList<string> OpenMysqlInterfaces()
    {
        if (MysqlText("interfaces").Length == 0)
        {
            _ = TrySet("mysql-interfaces", "0.0.0.0:6033");
        }

        return CText.Tokens(MysqlText("interfaces"), ';');
    }

    /// <summary>The addresses that admin-mysql_ifaces names, at most eight (src: update_ifaces).</summary>
    public IReadOnlyList<string> AdminInterfaces()
    {
        const int AddressesMax = 8;
        return [.. CText.Tokens(AdminText("mysql_ifaces"), ';').Take(AddressesMax)];
    }

    internal VariableValues ValuesOf(VariableCatalog catalog) => catalog == VariableCatalog.Admin ? _admin : _mysql;

    internal bool TrySet(VariableValues values, string name, string value, IEventSink? events)
    {
        int index = values.Catalog.IndexOf(name);
        if (index < 0)
        {
            return false;
        }

        string? current = values[index];
        RuleOutcome outcome = values.Catalog.Definitions[index].Rule(new RuleInput(name, current, value, _profile, ThreadsStarted));
        if (outcome.Complaint is { } complaint)
        {
            events?.Emit(complaint);
        }

        if (outcome.Accepted && outcome.Value != current)
        {
            values.Set(index, outcome.Value);
            Follow(values.Catalog, values.Catalog.Definitions[index].Name, current, outcome.Value);
        }

        return outcome.Accepted;
    }

    internal void Commit() => MysqlVersion++;

    private void Follow(VariableCatalog catalog, string name, string? old, string? value)
    {
        if (catalog != VariableCatalog.Admin)
        {
            return;
        }

        if (name.StartsWith("cluster_", StringComparison.Ordinal))
        {
            Cluster = ClusterSettingsReader.Read(this);
        }

        if (AdminCredentials.KindOf(name) is { } kind && !(_profile.CredentialsCompareIgnoringCase && CText.EqualsIgnoringCase(old, value)))
        {
            CredentialsReplaced?.Invoke(new CredentialsReplaced(kind, old ?? "", value ?? ""));
        }
    }

    private (VariableValues? Values, string Name) Split(string fullName) => fullName.Split('-', 2) switch
    {
        ["admin", var name] => (_admin, name),
        ["mysql", var name] => (_mysql, name),
        _ => (null, ""),
    };
}
