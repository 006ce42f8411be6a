using System.Text.RegularExpressions;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Processes;

/// <summary>
/// Where a scenario's addresses are on this machine, and back. The network (the first three numbers) that is named first becomes
/// <c>127.S.0</c>, S being the slot; the next one <c>127.S.1</c>, and so on. The last number stays: 192.168.1.208 is 127.0.0.208. A
/// scenario on loopback addresses stays where it is as long as it is in slot 0.
/// </summary>
internal sealed partial class AddressMap(int slot)
{
    private const int MaxNetworks = 255;
    private const string AnyAddress = "0.0.0.0";

    private readonly Dictionary<string, int> _networks = [];
    private readonly Dictionary<string, string> _scenarioByMachine = [];
    private readonly Lock _gate = new();

    /// <summary>Whether every address that was named is the same on this machine.</summary>
    public bool IsIdentity
    {
        get
        {
            lock (_gate)
            {
                return _scenarioByMachine.All(pair => pair.Key == pair.Value);
            }
        }
    }

    /// <summary>The address on this machine.</summary>
    /// <exception cref="NotOfThisWorldException">It is no IPv4 address.</exception>
    public string ToMachine(string address) => Address().Match(address) is { Success: true } found && found.Length == address.Length
        ? Mapped(found)
        : throw new NotOfThisWorldException($"{address} is no IPv4 address, and on this machine nodes and MySQL servers have no names");

    /// <summary>A text for a node, with all addresses in it; where it says that a node listens everywhere, it listens at its own address.</summary>
    public string TextToMachine(string text, string ownAddress) =>
        Address().Replace(text, found => found.Value == AnyAddress ? ownAddress : Mapped(found));

    /// <summary>A text from this machine, in the scenario's addresses.</summary>
    public string TextToScenario(string text)
    {
        lock (_gate)
        {
            return Address().Replace(text, found => _scenarioByMachine.GetValueOrDefault(found.Value, found.Value));
        }
    }

    private string Mapped(Match address)
    {
        lock (_gate)
        {
            string network = address.Groups["network"].Value;
            if (!_networks.TryGetValue(network, out int number))
            {
                _networks.Add(network, number = _networks.Count);
            }

            if (number > MaxNetworks)
            {
                throw new NotOfThisWorldException($"the scenario names more than {MaxNetworks + 1} networks");
            }

            string machine = $"127.{slot}.{number}.{address.Groups["host"].Value}";
            _scenarioByMachine[machine] = address.Value;
            return machine;
        }
    }

    [GeneratedRegex(@"(?<![\d.])(?<network>(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){2}(?:25[0-5]|2[0-4]\d|1?\d?\d))\.(?<host>25[0-5]|2[0-4]\d|1?\d?\d)(?!\d|\.\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
