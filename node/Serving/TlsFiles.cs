using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sim.Hosting.Serving;

/// <summary>
/// The certificate that the admin port offers TLS with: where the data directory has one, as later versions of ProxySQL keep theirs. 1.4.6
/// has no TLS for its clients.
/// </summary>
/// <param name="Certificate">The certificate with its key and intermediates; null when there are no files, or <paramref name="Complaint"/> says why not.</param>
/// <param name="Complaint">What is wrong with the files; null when nothing is.</param>
internal sealed record TlsFiles(SslStreamCertificateContext? Certificate, string? Complaint)
{
    /// <summary>The certificate in PEM, followed by intermediate ones.</summary>
    public const string CertificateFile = "proxysql-cert.pem";

    /// <summary>Its private key in PEM, without a password.</summary>
    public const string KeyFile = "proxysql-key.pem";

    /// <summary>Reads the files of a data directory. Half a pair is a complaint: nobody should believe a port encrypted that is not.</summary>
    public static TlsFiles Find(string directory)
    {
        string certificate = Path.Join(directory, CertificateFile);
        string key = Path.Join(directory, KeyFile);
        if (!File.Exists(certificate) && !File.Exists(key))
        {
            return new TlsFiles(null, null);
        }

        if (!File.Exists(certificate) || !File.Exists(key))
        {
            return Refuse($"{directory} has only one of {CertificateFile} and {KeyFile}: TLS needs both");
        }

        return Load(certificate, key);
    }

    private static TlsFiles Load(string certificatePath, string keyPath)
    {
        try
        {
            X509Certificate2 certificate = X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(certificatePath);
            return new TlsFiles(SslStreamCertificateContext.Create(certificate, chain, offline: true), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refuse($"{certificatePath} or {keyPath} cannot be read");
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            return Refuse($"{certificatePath} and {keyPath} are no certificate in PEM and its private key without a password");
        }
    }

    private static TlsFiles Refuse(string complaint) => new(null, complaint);
}
