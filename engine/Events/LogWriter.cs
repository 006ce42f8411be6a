using System.Globalization;
using System.Text;
using Sim.Engine.Profiles;

namespace Sim.Engine.Events;

/// <summary>
/// Builds log text in the format of the profile's version: <c>2018-02-01 10:00:00 [INFO] …</c> for information,
/// <c>2018-02-01 10:00:00 File.cpp:504:function(): [WARNING] …</c> for warnings and errors (src: include/proxysql_debug.h), and raw
/// lines for what the real program prints without a time.
/// </summary>
public sealed class LogWriter(Profile profile, StringBuilder text, DateTime localTime)
{
    /// <summary>The version whose words are used.</summary>
    public Profile Profile { get; } = profile;

    private string Timestamp => localTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>One information line.</summary>
    public void Info(string message) => text.Append(Timestamp).Append(" [INFO] ").Append(message).Append('\n');

    /// <summary>One warning line with the place in ProxySQL's source that prints it, such as <c>ProxySQL_Cluster.cpp:551:set_checksums()</c>.</summary>
    public void Warning(string place, string message) => Placed(place, "WARNING", message);

    /// <summary>One error line with its place.</summary>
    public void Error(string place, string message) => Placed(place, "ERROR", message);

    /// <summary>Text as it is, without a time; the caller ends its lines.</summary>
    public void Raw(string raw) => text.Append(raw);

    private void Placed(string place, string level, string message) =>
        text.Append(Timestamp).Append(' ').Append(place).Append(": [").Append(level).Append("] ").Append(message).Append('\n');
}
