using CsCheck;
using Sim.Scenarios.Gherkin;
using Xunit;

namespace Sim.Tests.Gherkin;

public class TagExpressionTests
{
    private static readonly Gen<string> _anyTag = Gen.Int[0, 2].Select(i => $"@{"abc"[i]}");

    [Theory]
    [InlineData("@a and not @b or (@c)", "@a", true)]
    [InlineData("@a and not @b or (@c)", "@a @b", false)]
    [InlineData("@a and not @b or (@c)", "@a @b @c", true)]
    [InlineData("not @a or @b", "", true)]
    [InlineData("not (@a or @b)", "@b", false)]
    [InlineData("@a or @b and @c", "@a", true)]
    [InlineData("(@a or @b) and @c", "@a", false)]
    public void Not_binds_closer_than_and_closer_than_or(string expression, string tags, bool expected) =>
        Assert.Equal(expected, TagExpression.Parse(expression)(tags.Split(' ')));

    [Theory]
    [InlineData("", "column 1: expected a tag like @slow, 'not' or '(', found the end")]
    [InlineData("@a and", "column 7: expected a tag like @slow, 'not' or '(', found the end")]
    [InlineData("@a @b", "column 4: expected 'and', 'or' or the end, found '@b'")]
    [InlineData("(@a", "column 4: expected ')', found the end")]
    [InlineData("slow", "column 1: expected a tag like @slow, 'not' or '(', found 'slow'")]
    [InlineData("@", "column 1: expected a tag like @slow, 'not' or '(', found '@'")]
    public void A_mistake_names_its_column(string expression, string message) =>
        Assert.Equal(message, Assert.Throws<TagExpressionException>(() => TagExpression.Parse(expression)).Message);

    [Fact]
    public void Nesting_is_limited() =>
        Assert.Contains("levels", Assert.Throws<TagExpressionException>(() => TagExpression.Parse(new string('(', 100_000))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_printed_tree_means_the_same_when_it_is_read()
    {
        Gen<Tree> trees = Gen.Recursive<Tree>((depth, inner) => depth > 4 ? _anyTag.Select(t => (Tree)new Tag(t)) : Gen.OneOf(
            _anyTag.Select(t => (Tree)new Tag(t)),
            inner.Select(t => (Tree)new Not(t)),
            Gen.Select(inner, inner, Gen.Bool, (a, b, and) => (Tree)new Both(a, b, and))));

        Gen.Select(trees, _anyTag.HashSet[0, 3]).Sample((tree, tags) =>
            Assert.Equal(tree.Holds(tags), TagExpression.Parse(tree.Text)(tags)));
    }

    private abstract record Tree(string Text)
    {
        public abstract bool Holds(HashSet<string> tags);
    }

    private sealed record Tag(string Name) : Tree(Name)
    {
        public override bool Holds(HashSet<string> tags) => tags.Contains(Name);
    }

    private sealed record Not(Tree Inner) : Tree($"not ({Inner.Text})")
    {
        public override bool Holds(HashSet<string> tags) => !Inner.Holds(tags);
    }

    private sealed record Both(Tree Left, Tree Right, bool And) : Tree($"({Left.Text}) {(And ? "and" : "or")} ({Right.Text})")
    {
        public override bool Holds(HashSet<string> tags) => And ? Left.Holds(tags) && Right.Holds(tags) : Left.Holds(tags) || Right.Holds(tags);
    }
}
