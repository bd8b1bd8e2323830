using Genex.Notebooks.Assistance;
using Genex.Notebooks.Display;
using Genex.Notebooks.Session;

namespace Genex.Notebooks.Tests.Session;

public class DirectiveTests
{
    private sealed class Shown : IOutputSink
    {
        public List<string> Texts { get; } = [];

        public void Stream(string name, string text) => Texts.Add(text);

        public void Display(MimeBundle bundle, string displayId) => Texts.Add(bundle.Data["text/plain"]!.ToString());

        public void Update(MimeBundle bundle, string displayId) => Texts.Add(bundle.Data["text/plain"]!.ToString());

        public void Clear(bool wait) => Texts.Clear();
    }

    private static async Task<(CellResult Last, List<string> Shown)> Run(TemporaryFolder folder, params string[] cells)
    {
        using var session = new NotebookSession(folder.Path);
        var shown = new Shown();
        CellResult last = new(null, null);
        foreach ((int index, string? cell) in cells.Index())
            last = await session.ExecuteAsync(cell, index + 1, shown);
        return (last, shown.Texts);
    }

    private static string Plain(CellResult result) => result.Value?.Data["text/plain"]?.ToString() ?? result.Error!.Message;

    [Fact]
    public async Task Files_and_notebooks_are_imported_and_their_failures_name_them()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csx"], "int Twice(int a) => a * 2;");
        NotebookText.Write(folder["b.ipynb"], ("int Thrice(int a) => a * 3;", null), ("throw new Exception();", "skip-execution"), ("var seen = true;", null));
        Assert.Equal("14", Plain((await Run(folder, "#!import a.csx\nTwice(7)")).Last));
        Assert.Equal("16", Plain((await Run(folder, "#load \"a.csx\"\nTwice(8)")).Last));
        Assert.Equal("21", Plain((await Run(folder, "#load \"b.ipynb\"", "Thrice(7)")).Last));
        File.WriteAllText(folder["c.csx"], "\nint x = \"a\";");
        CellError failed = (await Run(folder, "#!import c.csx")).Last.Error!;
        Assert.Equal("in c.csx:", failed.Traceback[0]);
        Assert.Contains(failed.Traceback, line => line.Contains("line 2, column 9", StringComparison.Ordinal));
        File.WriteAllText(folder["d.csx"], "#!import d.csx");
        Assert.Contains("imports itself", (await Run(folder, "#!import d.csx")).Last.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("no such file", (await Run(folder, "#!import e.csx")).Last.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_are_listed_each_once()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("b\na", Plain((await Run(folder, "var a = 1; var b = 2;", "var a = \"x\";", "#!who")).Last));
        Assert.Contains("List<Int32>", Plain((await Run(folder, "var a = new List<int>();", "#!whos")).Last), StringComparison.Ordinal);
        Assert.Contains("C# 14", Plain((await Run(folder, "#!about")).Last), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_after_a_directive_keeps_the_cells_line_numbers()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csx"], "var k = 1;");
        (CellResult? last, List<string> _) = await Run(folder, "var a = 1;\n#!import a.csx\n#!time\n\nthrow new Exception(\"here\");");
        Assert.Contains("   at Cell [1], line 5:", last.Error!.Traceback);
    }

    [Fact]
    public async Task A_package_of_a_local_source_is_restored_loaded_and_its_absence_explained()
    {
        using var folder = new TemporaryFolder();
        TinyPackage.Write(folder["feed"]);
        (CellResult? last, List<string>? shown) = await Run(folder, "#i \"nuget: feed\"\n#r \"nuget: Genex.Notebooks.Tests.Tiny, 1.0.0\"\nTiny.Answer.Value");
        Assert.Equal("42", Plain(last));
        Assert.Contains("Restored Genex.Notebooks.Tests.Tiny 1.0.0", shown);
        (last, shown) = await Run(folder, "#i \"nuget: feed\"\n#r \"nuget: Genex.Notebooks.Tests.Tiny, 9.0.0\"\n1");
        Assert.Equal("DirectiveError", last.Error!.Name);
        Assert.Contains("NU110", last.Error.Message, StringComparison.Ordinal);
        Assert.Contains("   at Cell [1], line 2:", last.Error.Traceback);
        Assert.Contains("a package is written", (await Run(folder, "#r \"nuget: a b\"")).Last.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_brings_directives_of_its_own()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["Tiny.Words.dll"], TinyPackage.Compile("Tiny.Words", """
            [assembly: System.Reflection.AssemblyMetadata("NotebookDirective:tiny", "Tiny.Words.Join")]
            namespace Tiny;
            public static class Words
            {
                public static string Join(params string[] words) =>
                    words.Length < 3 ? "[" + string.Join("|", words) + "]" : throw new System.ArgumentException("two words at most");
            }
            """));
        const string Library = "#r \"Tiny.Words.dll\"";
        Assert.Equal("[]", Plain((await Run(folder, Library, "#!tiny")).Last));
        Assert.Equal("[a b|c\\d]", Plain((await Run(folder, $"{Library}\n#!tiny \"a b\" c\\d")).Last));
        (CellResult last, List<string> shown) = await Run(folder, Library, "1\n#!tiny x\n2");
        Assert.Equal(["1", "[x]"], shown);
        Assert.Equal("2", Plain(last));
        CellError failed = (await Run(folder, Library, "\n#!tiny a b c")).Last.Error!;
        Assert.Equal(("ArgumentException", "two words at most"), (failed.Name, failed.Message));
        Assert.Contains("   at Cell [2], line 2:", failed.Traceback);
        Assert.Contains("#!tiny", Plain((await Run(folder, Library, "#!lsmagic")).Last), StringComparison.Ordinal);
        (last, shown) = await Run(folder, "Console.Write(1);\n#!tiny");
        Assert.StartsWith("'#!tiny' is not a directive of this host, nor of a library", last.Error!.Message, StringComparison.Ordinal);
        Assert.Empty(shown);

        using var session = new NotebookSession(folder.Path);
        using var assistant = new CodeAssistant(session);
        Assert.Equal(["#!time"], (await assistant.CompleteAsync("#!ti", 4, CancellationToken.None)).Items.Select(one => one.Text));
        await session.ExecuteAsync(Library, 1, new Shown());
        Assert.Equal(["#!time", "#!tiny"], (await assistant.CompleteAsync("#!ti", 4, CancellationToken.None)).Items.Select(one => one.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("runtimes/linux-x64/native")]
    public async Task Native_libraries_of_a_referenced_assembly_are_found_beside_it_and_in_its_runtimes_folder(string place)
    {
        using var folder = new TemporaryFolder();
        string name = $"tinynative{place.Length}"; // A library that the process has loaded once is found by its name alone.
        Directory.CreateDirectory(folder[place]);
        File.Copy("/lib/x86_64-linux-gnu/libm.so.6", Path.Combine(folder[place], $"lib{name}.so"));
        File.WriteAllBytes(folder["Tiny.Math.dll"], TinyPackage.Compile($"Tiny.Math{place.Length}",
            $"public static class TinyMath {{ [System.Runtime.InteropServices.DllImport(\"{name}\", EntryPoint = \"cos\")]"
                + " public static extern double Cos(double x); }"));
        Assert.Equal("1", Plain((await Run(folder, "#r \"Tiny.Math.dll\"\nTinyMath.Cos(0)")).Last));
    }

    [Fact]
    public async Task Images_progress_and_their_words_are_shown()
    {
        using var folder = new TemporaryFolder();
        (CellResult? last, List<string> _) = await Run(folder, "new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1 }");
        Assert.Equal("image/png, 9 bytes", Plain(last));
        (CellResult _, List<string>? shown) = await Run(folder, "var bar = Progress(4, \"steps\"); bar.Report(2); bar.Report(4);");
        Assert.StartsWith("steps 0/4 (0 %)", shown[0], StringComparison.Ordinal);
        Assert.StartsWith("steps 4/4 (100 %)", shown[^1], StringComparison.Ordinal);
        Assert.Contains("nobody can be asked", (await Run(folder, "input(\"?\")")).Last.Error!.Message, StringComparison.Ordinal);
    }
}
