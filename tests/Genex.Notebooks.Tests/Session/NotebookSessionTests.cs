using Genex.Notebooks.Display;
using Genex.Notebooks.Session;

namespace Genex.Notebooks.Tests.Session;

public class NotebookSessionTests
{
    private sealed class Log : IOutputSink
    {
        public List<string> Lines { get; } = [];

        public void Stream(string name, string text) => Lines.Add($"{name}:{text}");

        public void Display(MimeBundle bundle, string displayId) =>
            Lines.Add($"display:{string.Join(',', bundle.Data.Select(form => form.Key))}:{bundle.Data["text/plain"]}");

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

    private static async Task<string?> Plain(params string[] cells) => (await Run(cells)).Last.Value?.Data["text/plain"]?.ToString();

    [Fact]
    public async Task A_later_cell_sees_what_an_earlier_one_declared_and_the_last_expression_is_shown()
    {
        Assert.Equal("42", await Plain("var x = 41;", "x + 1"));
        Assert.Null(await Plain("var x = 41;"));
        Assert.Null(await Plain("Console.Write(1)"));
        Assert.Equal("2", await Plain("await Task.Delay(1); 1 + 1"));
    }

    [Fact]
    public async Task A_value_carries_plain_text_beside_its_rich_form()
    {
        (CellResult? last, List<string> _) = await Run("1 + 1");
        Assert.Equal("2", last.Value!.Data["text/plain"]!.ToString());
        Assert.Equal("<div class=\"dni-plaintext\"><pre>2</pre></div>", last.Value.Data["text/html"]!.ToString());
        Assert.Equal(["text/plain"], (await Run("\"text\"")).Last.Value!.Data.Select(form => form.Key));
    }

    [Fact]
    public async Task Output_keeps_its_order()
    {
        (CellResult _, List<string>? log) =
            await Run("Console.WriteLine(\"a\"); display(HTML(\"<b>x</b>\")); Console.Error.WriteLine(\"b\"); 5.Display().Update(6);");
        Assert.Equal(["stdout:a\n", "display:text/html,text/plain:x", "stderr:b\n", "display:text/html,text/plain:5", "update:6"], log);
    }

    [Fact]
    public async Task Both_ways_of_showing_are_this_hosts_own_though_the_formatting_library_has_them_too()
    {
        (CellResult last, List<string> log) = await Run(
            "using Microsoft.DotNet.Interactive.Formatting;\nvar a = \"one\".Display();\nvar b = display(2);\nnew[] { (3, 4) }.DisplayTable();",
            "a.Update(\"two\");\nb.Update(3);\n(a.GetType() == b.GetType()).Display();");
        Assert.Null(last.Error);
        Assert.Equal(["display:text/plain:one", "display:text/html,text/plain:2"], log[..2]);
        Assert.Contains("Item1", log[2], StringComparison.Ordinal);
        Assert.Equal(["update:two", "update:3", "display:text/html,text/plain:True"], log[3..]);
    }

    [Fact]
    public async Task What_a_library_shows_through_the_formatting_library_reaches_the_cell()
    {
        (CellResult last, List<string> log) = await Run("""
            var own = typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.GetType("System.DisplayExtensions").GetMethod("Display");
            Microsoft.DotNet.Interactive.Formatting.DisplayedValue shown = null;
            using (Microsoft.DotNet.Interactive.Formatting.Formatter.SubscribeToDisplayedValues(one => shown = one))
                own.Invoke(null, [5, Array.Empty<string>()]);
            shown.Update(6);
            """);
        Assert.Null(last.Error);
        Assert.Equal(["display:text/html,text/plain:5", "update:6"], log);
    }

    [Fact]
    public async Task Json_types_are_objects_and_mime_keys_carry_no_parameters()
    {
        var bundle = MimeBundle.Of("application/vnd.x+json; charset=utf-8", """{"a":1}""");
        Assert.Equal(1, (int)bundle.Data["application/vnd.x+json"]!["a"]!);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task An_exception_names_its_type_and_the_lines_of_cells()
    {
        (CellResult? last, List<string> _) = await Run("int F(int a) =>\n    throw new InvalidOperationException(\"bad \" + a);", "\nF(3)");
        Assert.Equal(("InvalidOperationException", "bad 3"), (last.Error!.Name, last.Error.Message));
        Assert.Contains("   at Cell [1], line 2:", last.Error.Traceback);
        Assert.Contains("   at Cell [2], line 2:", last.Error.Traceback);
        Assert.Contains("    F(3)", last.Error.Traceback);
    }

    [Fact]
    public async Task A_compile_error_shows_the_line_and_leaves_the_session_as_it_was()
    {
        (CellResult? last, List<string> _) = await Run("var x = 1;", "\nvar y = nope;");
        Assert.Equal("CompilationError", last.Error!.Name);
        Assert.Contains("    var y = nope;", last.Error.Traceback);
        Assert.Contains(last.Error.Traceback, line => line.StartsWith("Cell [2], line 2, column 9: CS0103", StringComparison.Ordinal));
        Assert.Equal("1", await Plain("var x = 1;", "var y = nope;", "x"));
    }

    [Fact]
    public async Task Directives_switch_language_and_unknown_ones_are_named()
    {
        Assert.Equal("# Title", (await Run("#!markdown\n# Title")).Last.Value!.Data["text/markdown"]!.ToString());
        (CellResult? last, List<string>? log) = await Run("#!html\n<i>x</i>\n#!csharp\n#!time\n7");
        Assert.Equal("7", last.Value!.Data["text/plain"]!.ToString());
        Assert.Equal("display:text/html,text/plain:x", log[0]);
        Assert.StartsWith("display:text/plain:Wall time: ", log[1], StringComparison.Ordinal);
        Assert.Contains("'#!nope'", (await Run("1\n#!nope")).Last.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("no such file", (await Run("#r \"missing.dll\"")).Last.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_looks_like_a_directive_inside_a_string_or_a_comment_is_code()
    {
        Assert.Equal("#!html", await Plain("var s = \"\"\"\n#!html\n\"\"\";\ns"));
        Assert.Equal("1", await Plain("/*\n#!html\n*/\n1"));
    }

    [Fact]
    public async Task Two_sessions_in_one_process_ask_two_people()
    {
        using var first = new NotebookSession(Path.GetTempPath()) { Ask = (prompt, _) => "first " + prompt };
        using var second = new NotebookSession(Path.GetTempPath()) { Ask = (prompt, _) => "second " + prompt };
        using var alone = new NotebookSession(Path.GetTempPath());
        const string Cell = "var answer = \"\"; await Task.Delay(20); await Task.Run(() => answer = input(\"?\")); answer";
        CellResult[] results = await Task.WhenAll(((NotebookSession[])[first, second])
            .Select(session => Task.Run(() => session.ExecuteAsync(Cell, 1, new Log()))));
        Assert.Equal(["first ?", "second ?"], results.Select(result => result.Value!.Data["text/plain"]!.ToString()));
        Assert.Contains("nobody can be asked", (await alone.ExecuteAsync("input()", 1, new Log())).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_collections_are_cut_with_a_count() => Assert.Contains("more", await Plain("Enumerable.Range(0, 1000)"), StringComparison.Ordinal);
}
