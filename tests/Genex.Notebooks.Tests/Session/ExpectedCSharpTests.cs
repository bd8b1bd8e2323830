using Genex.Notebooks.Display;
using Genex.Notebooks.Session;

namespace Genex.Notebooks.Tests.Session;

/// <summary>What people who know C# and other notebook hosts write without thinking.</summary>
public class ExpectedCSharpTests
{
    private sealed class Log : IOutputSink
    {
        public List<string> Lines { get; } = [];

        public void Stream(string name, string text) => Lines.Add($"{name}:{text}");

        public void Display(MimeBundle bundle, string displayId) => Lines.Add($"display:{bundle.Data["text/plain"]}");

        public void Update(MimeBundle bundle, string displayId) => Lines.Add($"update:{bundle.Data["text/plain"]}");

        public void Clear(bool wait) => Lines.Add("clear");
    }

    private static async Task<(CellResult Last, List<string> Log)> Run(params string[] cells)
    {
        using var session = new NotebookSession(Path.GetTempPath());
        var log = new Log();
        CellResult last = new(null, null);
        foreach ((int index, string? cell) in cells.Index())
            last = await session.ExecuteAsync(cell, index + 1, log);
        return (last, log.Lines);
    }

    private static async Task<string?> Plain(params string[] cells) =>
        (await Run(cells)).Last is var last && last.Error is { } error ? string.Join('\n', error.Traceback) : last.Value?.Data["text/plain"]?.ToString();

    [Fact]
    public async Task A_using_outside_every_block_lives_as_long_as_the_session()
    {
        Assert.Equal("3", await Plain("using var stream = new System.IO.MemoryStream(new byte[3]);", "stream.Length"));
        const string Cell = "class R : IDisposable { public void Dispose() => AppContext.SetData(\"disposed by the test\", \"yes\"); }\nusing var r = new R();";
        await Run(Cell, "r");
        Assert.Equal("yes", AppContext.GetData("disposed by the test"));
    }

    [Fact]
    public async Task Return_shows_its_value()
    {
        Assert.Equal("5", await Plain("return 5;"));
        Assert.Equal("small", await Plain("var x = 1; if (x < 2) return \"small\"; Console.Write(1);"));
        Assert.Null(await Plain("int F() { return 5; } F();"));
    }

    [Fact]
    public async Task What_a_cell_cannot_hold_is_refused_with_what_to_do()
    {
        Assert.Contains("an extension method stands by itself",
            await Plain("static class E { public static int Twice(this int x) => 2 * x; }"), StringComparison.Ordinal);
        Assert.Contains("an extension method stands by itself",
            await Plain("static class E { extension(int x) { public int Twice() => 2 * x; } }"), StringComparison.Ordinal);
        Assert.Equal("6", await Plain("static int Twice(this int x) => 2 * x;\n3.Twice()"));
        Assert.Contains("source generators do not run in a cell", await Plain("partial class N { public static partial int F(); }"), StringComparison.Ordinal);
        Assert.Contains("a cell declares its types without one", await Plain("namespace A { class B { } }"), StringComparison.Ordinal);
        Assert.Contains(": the parts of a type must be in one cell",
            string.Concat((await Run("partial class A { public int X; }", "partial class A { public int Y; }")).Log),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_are_given_by_directives()
    {
        Assert.Equal("a\nb", await Plain("#!value --name text\na\nb", "text"));
        Assert.Equal("8", await Plain("var x = 7;", "#!set --name y --value @csharp:x\ny + 1"));
        Assert.Equal("7", await Plain("var x = 7;", "#!share --from csharp x --as z", "z"));
        Assert.Contains("#!value --name x", await Plain("#!value"), StringComparison.Ordinal);
        Assert.Contains("#!time", await Plain("#!lsmagic"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_matrices_and_awaited_sequences_are_shown_as_what_they_are()
    {
        (CellResult? last, _) = await Run("new double[,] { { 1, 2.5 }, { 3, 4 } }");
        Assert.Contains("<td>2.5</td>", last.Value!.Data["text/html"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("1  2.5\n3  4", last.Value.Data["text/plain"]!.ToString());
        Assert.Equal("a  b\n1  <x>",
            await Plain("var t = new System.Data.DataTable(); t.Columns.Add(\"a\"); t.Columns.Add(\"b\"); t.Rows.Add(1, \"<x>\");\nt"));
        Assert.Contains("- 1\n    - 2",
            await Plain("async IAsyncEnumerable<int> F() { yield return 1; await Task.Delay(1); yield return 2; }\nF()"), StringComparison.Ordinal);
        Assert.Contains("(more)",
            await Plain("async IAsyncEnumerable<int> F() { while (true) { yield return 1; await Task.Yield(); } }\nF()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_is_cleared() => Assert.Contains("clear", (await Run("Console.Write(1); Console.Clear();")).Log);

    [Fact]
    public async Task What_the_host_is_built_on_is_not_the_cells()
    {
        string markdig = typeof(Markdig.Markdown).Assembly.Location, roslyn = typeof(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree).Assembly.Location;
        Assert.Equal("<p>a</p>\n",
            await Plain("display(1);", $"#r \"{markdig}\"\ndisplay(2);", $"#r \"{roslyn}\"", "display(3); Markdig.Markdown.ToHtml(\"a\")"));
    }

    [Fact]
    public async Task What_a_referenced_library_refers_to_can_be_named()
    {
        string library = Path.Combine(Repository.Root, "artifacts", "lib", "Genex.Research.dll");
        Assert.Equal("Tensor", await Plain($"#r \"{library}\"\nusing TorchSharp;\nusing static TorchSharp.torch;\ntypeof(Tensor).Name"));
    }

    [Fact]
    public async Task No_line_is_named_that_is_not_the_one_that_failed()
    {
        Assert.Contains("   at Cell [1], line 3:", await Plain("object a = null;\nvar i = 5;\na.ToString();\nvar c = 2;"), StringComparison.Ordinal);
        string? overflow = await Plain("int F(int x)\n{\n    var y = x;\n    return checked(y * int.MaxValue);\n}\nF(3)");
        Assert.Contains("   at Cell [1], in F\n   at Cell [1], line 6:", overflow, StringComparison.Ordinal);
        string? index = await Plain("var a = new int[2];\nvar i = 5;\na[i] = 1;\nvar c = 2;");
        Assert.DoesNotContain("line", index, StringComparison.Ordinal);
        Assert.Contains("   at Cell [1]", index, StringComparison.Ordinal);
    }
}
