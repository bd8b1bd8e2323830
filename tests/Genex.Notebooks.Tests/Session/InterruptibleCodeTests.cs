using Genex.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Genex.Notebooks.Tests.Session;

public class InterruptibleCodeTests
{
    private const string Look = "global::Genex.Notebooks.Interruption.CellCancellation.ThrowIfAsked();";
    private const string Entry = "global::Genex.Notebooks.Interruption.CellCancellation.ThrowIfAskedOrDeep();";
    private const string Pass = "global::Genex.Notebooks.Interruption.CellCancellation.Pass";

    [Theory]
    [InlineData("while (true) { x(); }", "while (true) {@ x(); }")]
    [InlineData("while (true) ;", "while (true) {@;}")]
    [InlineData("for (;;) foreach (var a in b) x(a);", "for (;;) {@foreach (var a in b) {@x(a);}}")]
    [InlineData("do\n  x();\nwhile (y);", "do\n  {@x();}\nwhile (y);")]
    [InlineData("void F() { while (z) { } }\n1 + 1", "void F() {$ while (z) {@ } }\n@1 + 1")]
    [InlineData("var text = \"while (true) { }\"; // for (;;) { }", "var text = \"while (true) { }\"; // for (;;) { }")]
    [InlineData("while (true) {", "while (true) {")]
    public void Every_loop_looks_once_a_turn_and_no_line_moves(string text, string expected) => Becomes(text, expected);

    [Theory]
    [InlineData("int F(int n) =>\n  n;", "int F(int n) {$return \n  n;}")]
    [InlineData("void F() => Console.Write(1);", "void F() {$  Console.Write(1);}")]
    [InlineData("async Task F() => await Task.Yield();", "async Task F() {$  await Task.Yield();}")]
    [InlineData("async Task<int> F() => await Task.FromResult(1);", "async Task<int> F() {$return  await Task.FromResult(1);}")]
    [InlineData("int F() => throw new Exception();", "int F() {$  throw new Exception();}")]
    [InlineData("class A { public int P => 1; int Q { get => 2; set => Console.Write(value); } ~A() { } static A() { } A() { } }",
        "class A { public int P {get{$return  1;}} int Q { get {$return  2;} set {$  Console.Write(value);} } ~A() { } static A() { } A() {$ } }")]
    [InlineData("Func<int, int> f = x => x + 1;", "Func<int, int> f = x => {$return x + 1;};")]
    [InlineData("Action f = () => Console.Write(1);", "Action f = () => {$ Console.Write(1);};")]
    [InlineData("Func<Task> f = async () => await Task.Yield();", "Func<Task> f = async () => {$ await Task.Yield();};")]
    [InlineData("Func<int, Func<int, int>> f = x => y => x + y;", "Func<int, Func<int, int>> f = x => {$return y => {$return x + y;};};")]
    [InlineData("Func<int> f = delegate { return 1; };", "Func<int> f = delegate {$ return 1; };")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> e = x => x + 1;", "System.Linq.Expressions.Expression<Func<int, int>> e = x => x + 1;")]
    [InlineData("(from x in new[] { 1 } where x > 0 select x + 1)", "(from x in new[] { 1 } where #(x > 0) select #(x + 1))")]
    [InlineData("[System.Runtime.InteropServices.UnmanagedCallersOnly] static int F() => 1;",
        "[System.Runtime.InteropServices.UnmanagedCallersOnly] static int F() => 1;")]
    public void Functions_and_lambdas_look_when_they_are_called(string text, string expected) => Becomes(text, expected);

    private static void Becomes(string text, string expected)
    {
        Compilation compilation = CSharpScript.Create(text, ScriptOptions.Default.WithReferences(AssemblyReferences.Framework)
            .WithImports("System", "System.Linq", "System.Threading.Tasks")).GetCompilation();
        SyntaxTree tree = compilation.SyntaxTrees.Last();
        string looks = expected.Replace("@", Look, StringComparison.Ordinal).Replace("$", Entry, StringComparison.Ordinal);
        Assert.Equal(looks.Replace("#", Pass, StringComparison.Ordinal),
            InterruptibleCode.In(tree, compilation.GetSemanticModel(tree)));
    }
}
