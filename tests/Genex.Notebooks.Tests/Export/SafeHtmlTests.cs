using Genex.Notebooks.Export;

namespace Genex.Notebooks.Tests.Export;

public class SafeHtmlTests
{
    /// <summary>What this library and the usual formatters show stays as it is, to the character.</summary>
    [Theory]
    [InlineData("<table><caption>Scores</caption><thead><tr><th scope=\"col\" style=\"text-align: left\">Model</th></tr></thead>"
        + "<tbody><tr><td style=\"text-align: right\">"
        + "<b>0.799</b></td></tr></tbody><tfoot><tr><td colspan=\"2\"><small>Caveats.<br>All.</small></td></tr></tfoot></table>")]
    [InlineData("<details class=\"dni-treeview\" open=\"\"><summary><span class=\"dni-code-hint\">x</span></summary><div><pre>1</pre></div></details>")]
    [InlineData("<svg viewBox=\"0 0 4 4\" xmlns=\"http://www.w3.org/2000/svg\"><defs><linearGradient id=\"g\">"
        + "<stop offset=\"0\" stop-color=\"red\"></stop></linearGradient></defs>"
        + "<rect width=\"4\" height=\"4\" fill=\"url(#g)\"></rect><use href=\"#g\"></use></svg>")]
    [InlineData("<p id=\"fn:1\">See <a href=\"#fnref:1\">above</a> and <a href=\"https://example.org/?a=1&amp;b=2\">a paper</a>.</p>")]
    public void What_only_shows_stays(string html)
    {
        var safe = new SafeHtml();
        Assert.Equal(html, safe.Of(html));
        Assert.Empty(safe.TakenOut);
    }

    [Theory]
    [InlineData("<p onclick=\"x()\">a</p>", "<p>a</p>", "1 onclick")]
    [InlineData("a<script>x()</script>b", "ab", "1 script")]
    [InlineData("List<int> and more", "List and more", "1 int")]
    [InlineData("<form action=\"x\"><p>words</p><input name=\"q\"></form>", "<p>words</p>", "1 form, 1 input, 1 name")]
    [InlineData("<a href=\"JaVaScRiPt:x()\">a</a>", "<a>a</a>", "1 href")]
    [InlineData("<img src=\"http://example.org/x.png\" alt=\"a\">", "<img alt=\"a\">", "1 src")]
    [InlineData("<img src=\"\\\\example.org/x.png\">", "<img>", "1 src")]
    public void What_acts_or_fetches_goes_and_is_counted(string html, string expected, string told)
    {
        var safe = new SafeHtml();
        Assert.Equal(expected, safe.Of(html));
        Assert.Equal(told, new WrittenPage("", safe.TakenOut).TakenOutInWords);
    }

    [Theory]
    [InlineData("<p style=\"color: red; background: u\\72l(//example.org/x)\">a</p>")]
    [InlineData("<p style=\"color: red; list-style-image: image-set('//example.org/x' 1x)\">a</p>")]
    [InlineData("<p style=\"color: red; --a: url(//example.org/x); position: fixed\">a</p>")]
    public void Styles_do_not_fetch_and_do_not_cover(string html)
    {
        string left = new SafeHtml().Of(html);
        Assert.Contains("color: ", left, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", left, StringComparison.Ordinal);
        Assert.DoesNotContain("fixed", left, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notebook_that_was_not_executed_here_is_not_trusted_whatever_it_says_of_itself()
    {
        using var folder = new TemporaryFolder();
        string path = NotebookText.Write(folder["a.ipynb"], ($"// {Guid.NewGuid()}", null));
        Assert.False(Genex.Notebooks.Running.ExecutedHere.Knows(path));
        Genex.Notebooks.Running.ExecutedHere.Remember(path);
        Assert.True(Genex.Notebooks.Running.ExecutedHere.Knows(path));
        File.AppendAllText(path, " ");
        Assert.False(Genex.Notebooks.Running.ExecutedHere.Knows(path));
    }
}
