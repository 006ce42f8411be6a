using System.Collections.Immutable;
using System.Globalization;

namespace Sim.Scenarios.Exploration.Acts;

/// <summary>Time passes.</summary>
internal sealed record Pass(TimeSpan Time) : WorldAct
{
    public override string Sentence => $"{DurationWords.Of(Time)} passes";

    public override IEnumerable<Act> Simpler => DurationWords.Rounder(Time).Select(rounder => this with { Time = rounder });

    public override Task Perform(Stage stage) => stage.Network.Pass(Time);
}

/// <summary>The network between two nodes is cut in both directions.</summary>
internal sealed record Disconnect(string A, string B) : PairAct(A, B)
{
    public override string Sentence => $"{A} and {B} are disconnected";

    public override Task Perform(Stage stage) => AtOnce(() => stage.Network.Disconnect(A, B));
}

/// <summary>The network between a node and each other node is cut.</summary>
internal sealed record Isolate(string Node, ImmutableArray<string> Others) : NodeAct(Node)
{
    public override string Sentence => $"{Node} is isolated";

    public override Task Perform(Stage stage) => AtOnce(() => stage.Network.Isolate(Node));
}

/// <summary>The network between two nodes works again.</summary>
internal sealed record Reconnect(string A, string B) : PairAct(A, B)
{
    public override string Sentence => $"{A} and {B} are reconnected";

    public override Task Perform(Stage stage) => AtOnce(() => stage.Network.Reconnect(A, B));
}

/// <summary>What one end sends to the other is lost. The far end may be a MySQL server, as <c>host:port</c>.</summary>
internal sealed record Cut(string From, string To) : Act
{
    public override string Sentence => $"the network from {From} to {To} is cut";

    public override ImmutableArray<string> Nodes => To.Contains(':', StringComparison.Ordinal) ? [From] : [From, To];

    public override Task Perform(Stage stage) => AtOnce(() => stage.Network.Cut(From, To));
}

/// <summary>What one end sends to the other arrives again.</summary>
internal sealed record Heal(string From, string To) : Act
{
    public override string Sentence => $"the network from {From} to {To} is healed";

    public override ImmutableArray<string> Nodes => To.Contains(':', StringComparison.Ordinal) ? [From] : [From, To];

    public override Task Perform(Stage stage) => AtOnce(() => stage.Network.Heal(From, To));
}

/// <summary>How long a packet takes between two nodes from now on.</summary>
internal sealed record SetLatency(string A, string B, TimeSpan Latency) : PairAct(A, B)
{
    public override string Keyword => "Given";

    public override string Sentence => $"the network between {A} and {B} has latency {DurationWords.Of(Latency)}";

    public override Task Perform(Stage stage) => AtOnce(() => stage.Network.SetLatency(A, B, Latency));
}

/// <summary>How many packets get lost between two nodes from now on.</summary>
internal sealed record SetLoss(string A, string B, int Percent) : PairAct(A, B)
{
    public override string Keyword => "Given";

    public override string Sentence => string.Create(CultureInfo.InvariantCulture, $"the network between {A} and {B} loses {Percent} % of packets");

    public override Task Perform(Stage stage) => AtOnce(() => stage.Network.SetLoss(A, B, Percent / 100.0));
}
