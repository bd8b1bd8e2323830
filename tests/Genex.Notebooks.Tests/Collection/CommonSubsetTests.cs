using System.Reflection;
using System.Text.Json.Nodes;
using Genex.Notebooks.Display;
using Genex.Notebooks.Documents;
using Genex.Notebooks.Session;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genex.Notebooks.Tests.Collection;

/// <summary>The kept notebooks use only what .NET Interactive's C# kernel has as well, and carry the metadata that Polyglot Notebooks writes.</summary>
public class CommonSubsetTests
{
    private static readonly string[] CommonFunctions = ["display", "HTML"];

    public static TheoryData<string> EveryNotebook() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb").Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(EveryNotebook))]
    public void Every_cell_uses_the_common_subset(string name) => Assert.All(Code(name), cell => Assert.Empty(BeyondTheSubset(cell.Source)));

    [Theory]
    [InlineData("#!whos", "#!whos")]
    [InlineData("#load \"a.csx\"", "#load \"a.csx\"")]
    [InlineData("var x = input(\"?\");", "input")]
    [InlineData("display(Markdown(\"x\"));", "Markdown")]
    [InlineData("Genex.Notebooks.Display.CellFunctions.HTML(\"x\")", "Genex.Notebooks")]
    public void What_only_this_host_has_is_found(string source, string found) => Assert.Equal([found], BeyondTheSubset(source));

    [Fact]
    public void What_both_have_is_not() =>
        Assert.Empty(BeyondTheSubset("#r \"../x.dll\"\n#r \"nuget: A, 1.0.0\"\n#!time\n#!csharp\nvar h = display(HTML(\"<b>x</b>\")); 5.Display(); "
            + "\"x\".DisplayAs(\"text/plain\");\nclass A { void input() { } }"));

    [Theory, MemberData(nameof(EveryNotebook))]
    public void Its_metadata_is_what_polyglot_notebooks_writes(string name)
    {
        JsonObject metadata = Notebook.Load(Path.Combine(Repository.Root, "notebooks", name)).Metadata;
        var expected = new JsonObject();
        NotebookMetadata.AddMissing(expected);
        foreach ((string? key, JsonNode? value) in expected)
            Assert.True(JsonNode.DeepEquals(value, metadata[key]), $"'{key}' is {metadata[key]?.ToJsonString()}");
        Assert.All(Code(name), cell => Assert.Equal(("csharp", "csharp"),
            (cell.Metadata["dotnet_interactive"]!["language"]!.ToString(), cell.Metadata["polyglot_notebook"]!["kernelName"]!.ToString())));
    }

    private static IEnumerable<Cell> Code(string name) =>
        Notebook.Load(Path.Combine(Repository.Root, "notebooks", name)).Cells.Where(cell => cell.Kind == CellKind.Code);

    private static List<string> BeyondTheSubset(string source)
    {
        var own = typeof(CellFunctions).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name).Except(CommonFunctions)
            .ToHashSet(StringComparer.Ordinal);
        Microsoft.CodeAnalysis.SyntaxNode root = CSharpSyntaxTree.ParseText(CellText.WithoutDirectives(source), CSharpInterpreter.Parsing).GetRoot();
        return
        [
            .. source.Split('\n').Select(line => line.Trim())
                .Where(line => line.StartsWith('#') && line is not ("#!csharp" or "#!time") && !line.StartsWith("#r \"", StringComparison.Ordinal)),
            .. root.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(call => call.Expression).OfType<IdentifierNameSyntax>()
                .Select(called => called.Identifier.Text).Where(own.Contains),
            .. root.DescendantNodes().Where(node => node.ToString() == "Genex.Notebooks").Take(1).Select(node => node.ToString()),
        ];
    }
}
