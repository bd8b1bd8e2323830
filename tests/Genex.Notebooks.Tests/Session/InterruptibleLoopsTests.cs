using Genex.Notebooks.Session;

namespace Genex.Notebooks.Tests.Session;

public class InterruptibleLoopsTests
{
    private const string Look = "global::Genex.Notebooks.Interruption.CellCancellation.ThrowIfAsked();";

    [Theory]
    [InlineData("while (true) { x(); }", "while (true) {@ x(); }")]
    [InlineData("while (true) ;", "while (true) {@;}")]
    [InlineData("for (;;) foreach (var a in b) x(a);", "for (;;) {@foreach (var a in b) {@x(a);}}")]
    [InlineData("do\n  x();\nwhile (y);", "do\n  {@x();}\nwhile (y);")]
    [InlineData("void F() { while (z) { } }\n1 + 1", "void F() { while (z) {@ } }\n1 + 1")]
    [InlineData("var text = \"while (true) { }\"; // for (;;) { }", "var text = \"while (true) { }\"; // for (;;) { }")]
    [InlineData("while (true) {", "while (true) {")]
    public void Every_loop_looks_once_a_turn_and_no_line_moves(string text, string expected) =>
        Assert.Equal(expected.Replace("@", Look, StringComparison.Ordinal), InterruptibleLoops.In(text));
}
