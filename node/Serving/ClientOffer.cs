using System.Net.Security;
using Sim.Hosting.CommandLine;
using Sim.Protocol;

namespace Sim.Hosting.Serving;

/// <summary>What this node offers to clients of its admin port.</summary>
internal static class ClientOffer
{
    /// <summary>For proxysql.db and its journals, the log, scripts, peers and MySQL servers.</summary>
    private const int DescriptorsForOthers = 256;

    /// <summary>
    /// More than the version offers, unless told otherwise: no client of the version notices, and clients that need it can connect.
    /// </summary>
    /// <param name="arguments">What the command line asks for.</param>
    /// <param name="certificate">The certificate for TLS; null without TLS.</param>
    /// <param name="descriptors">How many descriptors the process may have.</param>
    public static ProtocolOptions From(NodeArguments arguments, SslStreamCertificateContext? certificate, long descriptors)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var usual = new ProtocolLimits();
        int connections = (int)Math.Clamp(descriptors - DescriptorsForOthers, 1, usual.Connections);
        return new ProtocolOptions
        {
            Certificate = arguments.IsStrict ? null : certificate,
            OffersCachingSha2 = !arguments.IsStrict,
            DemandsCachingSha2 = arguments.DemandsCachingSha2,
            OffersPreparedStatements = !arguments.IsStrict,
            Limits = usual with
            {
                Connections = connections,
                PendingLogins = Math.Min(usual.PendingLogins, Math.Max(1, connections / 2)),
                LoginTime = arguments.LoginTimeout ?? usual.LoginTime,
            },
        };
    }
}
