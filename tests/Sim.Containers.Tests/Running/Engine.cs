using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Docker.DotNet;
using DotNet.Testcontainers.Configurations;
using Xunit;

namespace Sim.Containers.Tests.Running;

/// <summary>The container engine of this machine and the images that the tests start. Without them tests are skipped, and say why.</summary>
internal static class Engine
{
    /// <summary>The image that <c>containers/build</c> makes.</summary>
    public static readonly string NodeImage = Environment.GetEnvironmentVariable("SIM_NODE_IMAGE") ?? "sim-node";

    /// <summary>A public MySQL server, unless another image takes its place.</summary>
    public static readonly string MysqlImage = Environment.GetEnvironmentVariable("SIM_MYSQL_IMAGE") ?? "mariadb:10.11";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private static readonly Lazy<Task<string?>> _fault = new(FindFault);

    /// <summary>Skips the test when there is no engine, no image of the node, or the machine itself is in the network that a test would make.</summary>
    public static async Task Require(string network)
    {
        string? fault = await _fault.Value;
        Assert.SkipWhen(fault is not null, fault ?? "");
        Assert.SkipWhen(IsOwn(network), $"this machine's own network is {network}.0/24, whose addresses the test needs for containers");
    }

    /// <summary>A client of the engine, for what Testcontainers does not offer.</summary>
    public static IDockerClient Connect() =>
        TestcontainersSettings.OS.DockerEndpointAuthConfig.GetDockerClientBuilder(Guid.NewGuid()).Build();

    private static async Task<string?> FindFault()
    {
        if (TestcontainersSettings.OS?.DockerEndpointAuthConfig is null)
        {
            return "no container engine answers on this machine (one before Docker 25 needs DOCKER_API_VERSION, say 1.41)";
        }

        using IDockerClient engine = Connect();
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            await engine.System.PingAsync(patience.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException)
        {
            return $"no container engine answers at {TestcontainersSettings.OS.DockerEndpointAuthConfig.Endpoint}";
        }

        try
        {
            await engine.Images.InspectImageAsync(NodeImage, patience.Token);
            return null;
        }
        catch (DockerImageNotFoundException)
        {
            return $"the container engine has no image {NodeImage}: containers/build makes it";
        }
    }

    private static bool IsOwn(string network) => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(static card => card.GetIPProperties().UnicastAddresses)
        .Any(own => own.Address.AddressFamily == AddressFamily.InterNetwork && IPNetwork.Parse($"{network}.0/24").Contains(own.Address));
}
