using System.Buffers.Binary;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Genex.Research.Tests.House;

/// <summary>The rules of the collection, over every notebook that is kept.</summary>
public partial class NotebookLintTests
{
    private const string KeyResults = "application/vnd.genex.results+json";

    public static TheoryData<string> EveryNotebook() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb").Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(EveryNotebook))]
    public void It_begins_with_a_title_and_one_sentence_of_purpose(string name)
    {
        string[] lines = [.. Source(Cells(name)[0]).Split('\n').Where(line => line.Trim().Length > 0)];
        Assert.Matches("^# [^#]", lines[0]);
        Assert.Equal(2, lines.Length);
        Assert.EndsWith(".", lines[1], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryNotebook))]
    public void One_cell_holds_the_parameters(string name)
    {
        JsonElement cell = Assert.Single(Cells(name), cell => Tags(cell).Contains("parameters"));
        bool trains = Cells(name).Any(one => Source(one).Contains("Experiment.Open", StringComparison.Ordinal));
        foreach (string parameter in (string[])["profile", "seed", "data", .. trains ? ["device"] : Array.Empty<string>()])
            Assert.Matches($@"(?m)^(var|string|int) {parameter} = ", Source(cell));
    }

    [Theory, MemberData(nameof(EveryNotebook))]
    public void Sections_ask_a_question_and_the_last_are_the_key_results(string name)
    {
        string[] headings = [.. Cells(name).Where(cell => Kind(cell) == "markdown").SelectMany(cell => Source(cell).Split('\n'))
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal))];
        Assert.NotEmpty(headings);
        Assert.All(headings.Where(heading => heading != "## Key results"), heading => Assert.EndsWith("?", heading.TrimEnd(), StringComparison.Ordinal));
        Assert.DoesNotContain("## Key results", headings[..^1]);
    }

    [Theory, MemberData(nameof(EveryNotebook))]
    public void Code_cells_are_short_and_say_which_language(string name) => Assert.All(Cells(name).Where(cell => Kind(cell) == "code"), cell =>
    {
        Assert.InRange(Source(cell).Split('\n').Length, 1, 15);
        Assert.Equal("csharp", cell.GetProperty("metadata").GetProperty("polyglot_notebook").GetProperty("kernelName").GetString());
        Assert.Equal("csharp", cell.GetProperty("metadata").GetProperty("dotnet_interactive").GetProperty("language").GetString());
    });

    [Theory, MemberData(nameof(EveryNotebook))]
    public void Nothing_is_installed_and_no_path_is_absolute(string name)
    {
        Assert.DoesNotMatch(InstallCommand(), string.Join('\n', Cells(name).Select(Source)));
        Assert.DoesNotMatch(AbsolutePath(), File.ReadAllText(FullPath(name)));
    }

    [Theory, MemberData(nameof(EveryNotebook))]
    public void It_is_kept_executed_without_an_error(string name) => Assert.All(Cells(name).Where(cell => Kind(cell) == "code"), cell =>
    {
        Assert.Equal(JsonValueKind.Number, cell.GetProperty("execution_count").ValueKind);
        Assert.All(cell.GetProperty("outputs").EnumerateArray(), output => Assert.NotEqual("error", output.GetProperty("output_type").GetString()));
    });

    [Theory, MemberData(nameof(EveryNotebook))]
    public void It_ends_with_its_key_results(string name)
    {
        JsonElement last = Cells(name).Last(cell => Kind(cell) == "code");
        Assert.Contains(last.GetProperty("outputs").EnumerateArray(), output => output.TryGetProperty("data", out JsonElement data)
            && data.TryGetProperty(KeyResults, out _));
    }

    [Theory, MemberData(nameof(EveryNotebook))]
    public void A_figure_has_a_picture_of_at_most_900_pixels_and_a_sentence_after_it(string name)
    {
        JsonElement[] cells = [.. Cells(name)];
        for (int i = 0; i < cells.Length; i++)
        {
            if (Kind(cells[i]) != "code")
                continue;
            JsonElement[] outputs = [.. cells[i].GetProperty("outputs").EnumerateArray()];
            int figure = Array.FindLastIndex(outputs, IsFigure);
            if (figure < 0)
                continue;
            Assert.All(outputs.Where(IsFigure), output => Assert.InRange(PictureWidth(output), 1, 900));
            bool spoken = figure < outputs.Length - 1
                || (i + 1 < cells.Length
                && (Kind(cells[i + 1]) == "markdown" ? !Source(cells[i + 1]).StartsWith('#') : !cells[i + 1].GetProperty("outputs").EnumerateArray()
                .Any(IsFigure)));
            Assert.True(spoken, Invariant($"cell {i} shows a figure that nothing speaks of"));
        }
    }

    [Theory, MemberData(nameof(EveryNotebook))]
    public void Its_metadata_is_what_both_kinds_of_kernel_read(string name)
    {
        JsonElement root = Read(name);
        Assert.Equal(4, root.GetProperty("nbformat").GetInt32());
        Assert.Equal(5, root.GetProperty("nbformat_minor").GetInt32());
        JsonElement metadata = root.GetProperty("metadata");
        Assert.Equal(".net-csharp", metadata.GetProperty("kernelspec").GetProperty("name").GetString());
        Assert.Equal("polyglot-notebook", metadata.GetProperty("language_info").GetProperty("name").GetString());
        Assert.Equal("csharp", metadata.GetProperty("polyglot_notebook").GetProperty("kernelInfo").GetProperty("defaultKernelName").GetString());
        string[] ids = [.. Cells(name).Select(cell => cell.GetProperty("id").GetString()!)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.InRange(new FileInfo(FullPath(name)).Length, 1, 1_500_000);
    }

    private static string FullPath(string name) => Path.Combine(Repository.Root, "notebooks", name);

    private static JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllBytes(FullPath(name))).RootElement;

    private static JsonElement[] Cells(string name) => [.. Read(name).GetProperty("cells").EnumerateArray()];

    private static string Kind(JsonElement cell) => cell.GetProperty("cell_type").GetString()!;

    private static string Source(JsonElement cell) => Text(cell.GetProperty("source"));

    private static string Text(JsonElement text) => text.ValueKind == JsonValueKind.Array
        ? string.Concat(text.EnumerateArray().Select(line => line.GetString())) : text.GetString()!;

    private static string[] Tags(JsonElement cell) =>
        cell.GetProperty("metadata").TryGetProperty("tags", out JsonElement tags) ? [.. tags.EnumerateArray().Select(tag => tag.GetString()!)] : [];

    private static bool IsFigure(JsonElement output) => output.TryGetProperty("data", out JsonElement data)
        && (data.TryGetProperty("image/png", out _) || data.TryGetProperty("application/vnd.plotly.v1+json", out _));

    private static int PictureWidth(JsonElement output) => // the width lies at byte 16 of a PNG
        BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(Text(output.GetProperty("data").GetProperty("image/png")).Trim()).AsSpan(16));

    [GeneratedRegex(@"#r ""nuget|\b(apt(-get)?|pip|dotnet|npm) (install|add)\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InstallCommand();

    [GeneratedRegex(@"(?<![\w.:/<])/(home|root|work|tmp|usr|opt|mnt|Users)/\w|[A-Z]:\\\\\w", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex AbsolutePath();
}
