using System.Net.Security;
using System.Security.Cryptography;
using Sim.Protocol.Logins;
using Sim.Protocol.Packets;
using Sim.Protocol.Statements;

namespace Sim.Protocol;

/// <summary>What the server offers; one for all connections.</summary>
internal sealed class ServerOffer : IDisposable
{
    private const int KeyBits = 2048;

    private readonly ProtocolOptions _options;
    private readonly Lazy<RSA> _key = new(() => RSA.Create(KeyBits));

    /// <summary>Offers what the options say.</summary>
    public ServerOffer(ProtocolOptions options)
    {
        _options = options;
        PacketMemory = new PacketMemory(options.Limits.PacketBytes, HugeCommands);
        PreparedMemory = new PreparedMemory(options.Limits.AllPreparedBytes);
    }

    /// <summary>What clients may cost.</summary>
    public ProtocolLimits Limits => _options.Limits;

    /// <summary>What huge commands leave behind.</summary>
    public HugeCommands HugeCommands { get; } = new();

    /// <summary>What clients' packets occupy.</summary>
    public PacketMemory PacketMemory { get; }

    /// <summary>What clients' prepared statements occupy.</summary>
    public PreparedMemory PreparedMemory { get; }

    /// <summary>The certificate for TLS.</summary>
    public SslStreamCertificateContext? Certificate => _options.Certificate;

    /// <summary>What the greeting announces.</summary>
    public Capabilities Capabilities =>
        _options.Certificate is null ? Capabilities.Announced : Capabilities.Announced | Capabilities.Tls;

    /// <summary>The method of the greeting.</summary>
    public string FirstPlugin => _options is { OffersCachingSha2: true, DemandsCachingSha2: true } ? CachingSha2Password.Name : NativePassword.Name;

    /// <summary>Whether statements can be prepared.</summary>
    public bool HasPreparedStatements => _options.OffersPreparedStatements;

    /// <summary>The key for passwords without TLS, made when the first client asks for it.</summary>
    public RSA Key => _key.Value;

    /// <summary>The method for a client that would like to use this one.</summary>
    public string PluginFor(string wanted) => _options.OffersCachingSha2 && wanted == CachingSha2Password.Name ? wanted : FirstPlugin;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_key.IsValueCreated)
        {
            _key.Value.Dispose();
        }
    }
}
