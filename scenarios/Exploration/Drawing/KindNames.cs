using System.Text;

namespace Sim.Scenarios.Exploration.Drawing;

/// <summary>The names that kinds of fault and work have on the command line: <c>lose-database</c>.</summary>
internal static class KindNames
{
    /// <summary>The name of a kind.</summary>
    public static string Of<T>(T kind)
        where T : struct, Enum
    {
        var name = new StringBuilder();
        foreach (char c in kind.ToString())
        {
            name.Append(char.IsUpper(c) && name.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }

    /// <summary>Finds a kind by its name, or null.</summary>
    public static T? Find<T>(string name)
        where T : struct, Enum => Enum.GetValues<T>().Where(kind => Of(kind) == name).Cast<T?>().FirstOrDefault();
}
