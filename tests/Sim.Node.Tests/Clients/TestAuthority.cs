using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sim.Node.Tests.Running;

namespace Sim.Node.Tests.Clients;

/// <summary>A certificate authority for one test, with an intermediate one below it as real ones have.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset _notBefore = DateTimeOffset.UtcNow.AddDays(-1);
    private static readonly DateTimeOffset _notAfter = DateTimeOffset.UtcNow.AddDays(1);

    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _intermediate;

    public TestAuthority()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _root = Request("CN=Test root", rootKey, isAuthority: true).CreateSelfSigned(_notBefore, _notAfter);
        using var intermediateKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 signed = Request("CN=Test intermediate", intermediateKey, isAuthority: true).Create(_root, _notBefore, _notAfter, Serial());
        _intermediate = signed.CopyWithPrivateKey(intermediateKey);
    }

    /// <summary>What clients trust.</summary>
    public string RootPem => _root.ExportCertificatePem() + "\n";

    /// <summary>Writes what clients trust into a file of the node's directory and gives its path.</summary>
    public string WriteRoot(NodeHome home)
    {
        string path = home.PathOf("trusted.pem");
        File.WriteAllText(path, RootPem);
        return path;
    }

    /// <summary>Gives a node a certificate for an address.</summary>
    public void Certify(NodeHome home, string address)
    {
        (string certificate, string key) = Issue(address);
        File.WriteAllText(home.PathOf("proxysql-cert.pem"), certificate);
        File.WriteAllText(home.PathOf("proxysql-key.pem"), key);
    }

    /// <summary>A certificate for an address, followed by the intermediate one, and its private key.</summary>
    public (string Certificate, string Key) Issue(string address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = Request("CN=" + address, key, isAuthority: false);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.Create(_intermediate, _notBefore, _notAfter, Serial());
        return ($"{certificate.ExportCertificatePem()}\n{_intermediate.ExportCertificatePem()}\n", key.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose()
    {
        _root.Dispose();
        _intermediate.Dispose();
    }

    private static CertificateRequest Request(string name, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        return request;
    }

    private static byte[] Serial() => RandomNumberGenerator.GetBytes(8);
}
