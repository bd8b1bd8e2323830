using AngleSharp.Html.Parser;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting;

public class TableTests
{
    private static readonly Table Example = new(
        "Scores & <more>",
        [Column.Text("Model"), Column.Number("Macro-F1"), Column.Number("Parameters", "#,0"), Column.Number("Time", "0.0", "s")],
        [["A.1 | 50 %_x", 0.41249, 2000993L, 12.34], ["B.1, \"naive\"", null, 2130065L, double.NaN]])
    { Footnotes = ["n/a: not defined."], Emphasised = new HashSet<int> { 0 } };

    [Fact]
    public void As_text_numbers_are_right_aligned_and_missing_is_said() => Assert.Equal(
        """
        Scores & <more>

        Model         Macro-F1  Parameters  Time (s)
        ────────────  ────────  ──────────  ────────
        A.1 | 50 %_x     0.412   2,000,993      12.3
        B.1, "naive"       n/a   2,130,065       n/a
        n/a: not defined.

        """, Example.ToText());

    [Fact]
    public void As_csv_numbers_are_whole_and_missing_is_empty() =>
        Assert.Equal("Model,Macro-F1,Parameters,Time (s)\r\nA.1 | 50 %_x,0.41249,2000993,12.34\r\n\"B.1, \"\"naive\"\"\",,2130065,\r\n", Example.ToCsv());

    [Fact]
    public void As_markdown_bars_and_marks_are_escaped() => Assert.Equal(
        """
        **Scores & &lt;more>**

        | Model | Macro-F1 | Parameters | Time (s) |
        |---|---:|---:|---:|
        | **A.1 \| 50 %\_x** | **0.412** | **2,000,993** | **12.3** |
        | B.1, "naive" | n/a | 2,130,065 | n/a |

        n/a: not defined.

        """, Example.ToMarkdown());

    /// <summary>Read back as GitHub reads it: what was written stands there, and an emphasised row has no marks around nothing.</summary>
    [Theory]
    [InlineData("a | b", "a \\| b")]
    [InlineData("*x* _y_ `z`", "\\*x\\* \\_y\\_ \\`z\\`")]
    [InlineData("[a](b)", "\\[a\\](b)")]
    [InlineData("~gone~ $x$", "\\~gone\\~ \\$x\\$")]
    [InlineData("# no heading", "\\# no heading")]
    [InlineData("1. no list", "1\\. no list")]
    [InlineData("- no list", "\\- no list")]
    [InlineData("a &lt; b & c", "a &amp;lt; b & c")]
    [InlineData("-0.120 to 3", "-0.120 to 3")]
    public void As_markdown_nothing_is_taken_for_markdown(string cell, string written)
    {
        Table table = new("", [Column.Text("c"), Column.Text("d")], [[cell, ""], ["", cell]]) { Emphasised = new HashSet<int> { 0 } };
        string[] lines = table.ToMarkdown().Split('\n');
        Assert.Equal($"| **{written}** |  |", lines[2]);
        Assert.Equal($"|  | {written} |", lines[3]);
    }

    [Fact]
    public void As_json_everything_is_there() => Assert.Contains(
        "\"rows\": [", Example.ToJson(), StringComparison.Ordinal);

    [Fact]
    public void As_latex_special_characters_are_escaped()
    {
        string latex = Example.ToLatex();
        Assert.Contains("\\caption{Scores \\& \\textless{}more\\textgreater{}}", latex, StringComparison.Ordinal);
        Assert.Contains("\\textbf{A.1 | 50 \\%\\_x} & \\textbf{0.412}", latex, StringComparison.Ordinal);
        Assert.Contains("{lrrr}", latex, StringComparison.Ordinal);
    }

    [Fact]
    public void As_html_a_browser_reads_back_every_cell()
    {
        using AngleSharp.Html.Dom.IHtmlDocument page = new HtmlParser().ParseDocument(Example.ToHtml());
        Assert.Equal("Scores & <more>", page.QuerySelector("caption")!.TextContent);
        Assert.Equal(["Model", "Macro-F1", "Parameters", "Time (s)"], page.QuerySelectorAll("th").Select(cell => cell.TextContent));
        Assert.Equal(["A.1 | 50 %_x", "0.412", "2,000,993", "12.3", "B.1, \"naive\"", "n/a", "2,130,065", "n/a"], page.QuerySelectorAll("tbody td")
            .Select(cell => cell.TextContent));
        Assert.Equal(4, page.QuerySelectorAll("tbody tr:first-child b").Length);
    }

    [Fact]
    public void A_row_of_another_length_is_refused() =>
        Assert.Contains("Row 1", Assert.Throws<ArgumentException>(() => new Table("", [Column.Text("a")], [["x"], ["x", "y"]])).Message,
            StringComparison.Ordinal);
}
