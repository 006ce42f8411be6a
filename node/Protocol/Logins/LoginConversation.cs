using System.Net.Security;
using System.Text;
using Sim.Engine.Admin;
using Sim.Protocol.Packets;
using Sim.Protocol.Wire;

namespace Sim.Protocol.Logins;

/// <summary>How a login went: a session, or the packet that says why not (null where nothing can be said), and what to report.</summary>
internal readonly record struct LoginResult(IAdminSession? Session, ErrPacket? Error, ClientFaultKind? Fault = null, bool IsCompressed = false);

/// <summary>Talks with one client until it is logged in or refused; COM_CHANGE_USER goes on with the same conversation.</summary>
internal sealed class LoginConversation(PacketChannel channel, IAdminPort port, ServerOffer offer, string address)
{
    private readonly ReadOnlyMemory<byte> _scramble = Scrambles.Create();
    private bool _isTls;

    /// <summary>Greets and goes on to the decision. Success is left to be answered by the caller.</summary>
    public async ValueTask<LoginResult> Greet(uint threadId)
    {
        new Greeting(port.ServerVersion, threadId, _scramble, offer.Capabilities, offer.FirstPlugin).Write(channel.Writer);
        await channel.Writer.Flush();

        PacketRead read = await channel.ReadNext(offer.Limits.LoginPacketBytes);
        if (offer.Certificate is not null && read.Fault == PacketFault.None && HandshakeResponse.AsksForTls(read.Payload.Span))
        {
            await GoOnOverTls();
            read = await channel.ReadNext(offer.Limits.LoginPacketBytes);
        }

        if (read.Fault != PacketFault.None)
        {
            return Broken(read.Fault);
        }

        if (HandshakeResponse.Read(read.Payload.Span) is not { } response)
        {
            return new LoginResult(null, ErrPacket.BadHandshake, ClientFaultKind.BadHandshake);
        }

        LoginResult result = await Authenticate(response.Username, response.Proof, response.Plugin ?? NativePassword.Name);
        return result with { IsCompressed = response.Capabilities.HasFlag(Capabilities.Compress) };
    }

    /// <summary>Goes from what COM_CHANGE_USER brought to the decision.</summary>
    public ValueTask<LoginResult> ChangeUser(ChangeUserCommand command) =>
        Authenticate(command.Username, command.Proof, command.Plugin ?? NativePassword.Name);

    private async Task GoOnOverTls()
    {
        var tls = new SslStream(channel.Stream, leaveInnerStreamOpen: false);
        channel.SwitchTo(tls);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = offer.Certificate });
        _isTls = true;
    }

    private async ValueTask<LoginResult> Authenticate(string username, byte[] proof, string plugin)
    {
        string spoken = offer.PluginFor(plugin);
        if (spoken != plugin || spoken != offer.FirstPlugin)
        {
            new AuthSwitchRequest(spoken, _scramble).Write(channel.Writer);
            await channel.Writer.Flush();
            PacketRead read = await channel.ReadNext(offer.Limits.LoginPacketBytes);
            if (read.Fault != PacketFault.None)
            {
                return Broken(read.Fault);
            }

            proof = read.Payload.ToArray();
        }

        return spoken == NativePassword.Name
            ? await Decide(username, proof.Length > 0, stored => NativePassword.Fits(stored, _scramble.Span, proof))
            : await AuthenticateWithSha2(username, proof);
    }

    private async ValueTask<LoginResult> AuthenticateWithSha2(string username, byte[] proof)
    {
        // Some clients send a lone zero byte for no password.
        bool hasPassword = proof is not ([] or [0]);
        bool sawHash = false;
        LoginResult fast = await Decide(username, hasPassword, stored =>
        {
            sawHash |= NativePassword.IsHash(stored);
            return CachingSha2Password.Fits(stored, _scramble.Span, proof);
        });
        if (fast.Session is not null && hasPassword)
        {
            WriteMore([CachingSha2Password.FastSuccess]);
        }

        return fast.Session is null && sawHash && hasPassword ? await AskForPassword(username) : fast;
    }

    /// <summary>Full authentication: the password comes in clear text over TLS, otherwise encrypted with the server's key.</summary>
    private async ValueTask<LoginResult> AskForPassword(string username)
    {
        WriteMore([CachingSha2Password.FullNeeded]);
        await channel.Writer.Flush();
        PacketRead read = await channel.ReadNext(offer.Limits.LoginPacketBytes);
        if (!_isTls && read is { Fault: PacketFault.None, Payload.Span: [CachingSha2Password.KeyRequest] })
        {
            WriteMore(Encoding.ASCII.GetBytes(offer.Key.ExportSubjectPublicKeyInfoPem()));
            await channel.Writer.Flush();
            read = await channel.ReadNext(offer.Limits.LoginPacketBytes);
        }

        if (read.Fault != PacketFault.None)
        {
            return Broken(read.Fault);
        }

        byte[]? password = _isTls ? read.Payload.ToArray() : CachingSha2Password.Decrypt(offer.Key, read.Payload.Span, _scramble.Span);
        return await Decide(username, hasPassword: true, stored =>
            password is [.. var text, 0] && NativePassword.FitsClearText(stored, text));
    }

    private async ValueTask<LoginResult> Decide(string username, bool hasPassword, Func<string, bool> fits)
    {
        LoginOutcome outcome = await port.LogIn(new LoginAttempt(username, address, hasPassword, fits));
        return outcome.Session is { } session
            ? new LoginResult(session, null)
            : new LoginResult(null, outcome.Error is { } error ? new ErrPacket(error.Code, error.SqlState, error.Message) : null);
    }

    private void WriteMore(ReadOnlySpan<byte> data)
    {
        channel.Writer.Begin();
        channel.Writer.WriteByte(CachingSha2Password.MoreData);
        channel.Writer.WriteBytes(data);
        channel.Writer.End();
    }

    private static LoginResult Broken(PacketFault fault) =>
        new(null, PacketFaults.Answer(fault), PacketFaults.Kind(fault));
}
