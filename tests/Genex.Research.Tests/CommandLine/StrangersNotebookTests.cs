using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Genex.Research.Tests.Prediction;

namespace Genex.Research.Tests.CommandLine;

/// <summary>Pages of a notebook that a stranger wrote, in a real browser: nothing of it runs, nothing is fetched, and charts are drawn.</summary>
public sealed class StrangersNotebookTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-stranger-");
    private readonly TcpListener elsewhere = new(IPAddress.Loopback, 0);

    public StrangersNotebookTests() => elsewhere.Start();

    private string Elsewhere => Invariant($"http://127.0.0.1:{((IPEndPoint)elsewhere.LocalEndpoint).Port}/x");

    public void Dispose()
    {
        elsewhere.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("--untrusted")]
    [InlineData(null)]
    public void Nothing_of_a_strangers_notebook_acts_and_its_charts_are_drawn(string? option)
    {
        if (Browser.Program is null) return; // the machine has no browser; continuous integration has
        // A record of a run in the metadata is claimed by whoever writes it.
        string name = "javascript:ran('file')#'\"><img src=x onerror=ran('name')>.ipynb".Replace('/', '-');
        string notebook = Path.Combine(folder.FullName, name), beside = Path.Combine(folder.FullName, "plain%41&b.ipynb");
        string site = Path.Combine(folder.FullName, "site");
        File.WriteAllText(notebook, Notebook().ToJsonString());
        File.WriteAllText(beside, """
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"markdown","id":"a","metadata":{},"source":"# Plain"}]}
            """);
        (int code, string output, string error) = GenexProcess.Run(null,
            ["notebooks", "export", notebook, beside, "--out", site, .. option is null ? [] : (string[])[option]]);
        Assert.True(code == 0, output + error);
        Assert.Contains("script", error, StringComparison.Ordinal);
        Assert.Contains("--trusted keeps it", error, StringComparison.Ordinal);

        string page = Path.Combine(site, Path.ChangeExtension(name, ".html"));
        using (Browser browser = Browser.Open(page, "document.readyState === 'complete'"))
        {
            browser.Until("document.querySelectorAll('.chart.drawn .main-svg').length > 0");
            Act(browser);
            Assert.Equal("undefined", browser.Value("typeof window.found"));
            // What is harmless is still there: words, a table, a drawing, attached and embedded pictures, a check box.
            foreach (string shown in (string[])["Kept words", "List of unknown", "in a form", "cell in a table", "drawn words", "after the frame"])
                Assert.Equal("true", browser.Value($"document.querySelector('main').textContent.includes('{shown}')"));
            Assert.Equal("true", browser.Value("document.querySelector('img[alt=attached]').naturalWidth === 1"));
            Assert.Equal("true", browser.Value("document.querySelector('img[alt=embedded]').naturalWidth === 1"));
            Assert.Equal("4px", browser.Value("document.querySelector('main svg rect').getAttribute('width') + 'px'"));
            Assert.Equal("true", browser.Value("document.querySelector('input[type=checkbox]').disabled"));
            Assert.Equal("https://example.org/paper", browser.Value("[...document.querySelectorAll('main a')].find(a => a.textContent === 'a paper').href"));
            Assert.Equal("0",
                browser.Value("document.querySelectorAll('iframe, object, embed, form, main style, main meta, main link, main base, svg script').length"));
            Assert.Equal("0", browser.Value("[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length"));
            // The next page is where its link says, whatever a file's name holds.
            browser.Value("document.querySelector('a[rel=next]').click()");
            browser.Until("document.querySelector('h1')?.textContent === 'Plain'");
        }

        using (Browser browser = Browser.Open(Path.Combine(site, "index.html"), "document.readyState === 'complete'"))
        {
            Act(browser);
            Assert.Equal("undefined", browser.Value("typeof window.found"));
            browser.Value("document.querySelector('h2 a').click()");
            browser.Until("document.querySelector('main .facts') !== null");
        }

        Thread.Sleep(300);
        Assert.False(elsewhere.Pending(), "something was fetched from elsewhere");

        // Each guard holds by itself: the page without its policy, and the policy over a page from which nothing was taken.
        string clean = File.ReadAllText(page);
        int from = clean.IndexOf("<meta http-equiv", StringComparison.Ordinal), to = clean.IndexOf("<meta name=\"viewport\"", StringComparison.Ordinal);
        string open = clean.Remove(from, to - from);
        File.WriteAllText(Path.Combine(site, "unguarded.html"), open);
        using (Browser browser = Browser.Open(Path.Combine(site, "unguarded.html"), "document.readyState === 'complete'"))
        {
            Act(browser);
            Assert.Equal("undefined", browser.Value("typeof window.found"));
        }

        const string Scripts = "<p onclick=\"ran('click')\">p</p><img src=x onerror=\"ran('img')\">"
            + "<script>ran('script')</script><a href=\"javascript:ran('link')\">a</a>";
        foreach ((string copy, string content, bool runs) in (IEnumerable<(string, string, bool)>)[("policy.html", clean, false), ("nothing.html", open, true)])
        {
            File.WriteAllText(Path.Combine(site, copy), content.Replace("<main>", $"<main>{Scripts}", StringComparison.Ordinal));
            using Browser browser = Browser.Open(Path.Combine(site, copy), "document.readyState === 'complete'");
            Act(browser);
            browser.Value("document.querySelector('main p').click()");
            Assert.Equal(runs ? "string" : "undefined", browser.Value("typeof window.found"));
        }
    }

    [Fact]
    public void A_trusted_notebook_keeps_its_scripts()
    {
        if (Browser.Program is null) return; // the machine has no browser; continuous integration has
        string notebook = Path.Combine(folder.FullName, "mine.ipynb"), site = Path.Combine(folder.FullName, "site");
        File.WriteAllText(notebook, Document([Html("<p id=p></p><script>document.getElementById('p').textContent = 'it ran'</script>")]).ToJsonString());
        (int code, string output, string error) = GenexProcess.Run(null, "notebooks", "export", notebook, "--out", site, "--trusted");
        Assert.True(code == 0, output + error);
        using Browser browser = Browser.Open(Path.Combine(site, "mine.html"), "document.readyState === 'complete'");
        Assert.Equal("it ran", browser.Value("document.getElementById('p').textContent"));
    }

    /// <summary>What a visitor does: the pointer over everything, a click on every link that stays on the page, the keys that open and close.</summary>
    private static void Act(Browser browser)
    {
        browser.Value("""
            (async () => {
              window.ran ??= which => { window.found = (window.found ?? '') + which + ' '; };
              for (const element of document.querySelectorAll('main *')) {
                for (const kind of ['mouseover', 'focus', 'toggle', 'pointerenter', 'animationstart'])
                  element.dispatchEvent(new Event(kind, { bubbles: true }));
                if (element.localName === 'summary' || (element.localName === 'a' && !/^(https?|file|mailto):/.test(element.href?.baseVal ?? element.href)))
                  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
              }
              await new Promise(done => setTimeout(done, 500));
            })()
            """);
    }

    private JsonObject Notebook()
    {
        string at = Elsewhere;
        string pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        JsonObject document = Document(
        [
            Markdown($$"""
                # <script>ran('title')</script>A "title" <img src=x onerror=ran('heading')>

                <p onclick="ran('click')" onmouseover="ran('over')">Kept words</p>

                ## An answer's heading <svg onload=ran('svg-heading')>

                [a link](javascript:ran('link')) <a href="java&#9;script:ran('tab')">tab</a> <a href="&#1;javascript:ran('control')">control</a>
                [data](data:text/html,<script>ran('data')</script>) [a paper](https://example.org/paper) <a href="vbscript:ran('vb')">vb</a>

                List of unknown<int> elements. ![attached](attachment:a.png) ![svg](attachment:b.svg) ![from elsewhere]({{at}}/pixel.png)

                - [x] done

                A line {onclick="ran('attribute')" onmouseover="ran('attribute-over')"}

                <a title="<table onmouseover=ran('table') x">q</a><table><tr><td>cell in a table</td></tr></table>
                """, ("a.png", "image/png", pixel), ("b.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='ran(1)'/>")),
            Markdown($"""
                <meta http-equiv="refresh" content="0;url={at}"><base href="{at}/"><link rel="stylesheet" href="{at}.css">
                <style>@import url({at}-import.css); body {"{"} background: url({at}-style.png) {"}"} .bar {"{"} display: none {"}"}</style>
                <iframe src="{at}-frame"></iframe><iframe srcdoc="<script>parent.ran('srcdoc')</script>"></iframe><object data="{at}-object"></object>
                <embed src="{at}-embed"><video src="{at}-video" autoplay></video><audio src="//127.0.0.1/x"></audio><img srcset="{at}-set 1x" src="{at}-img">
                <form action="{at}-form"><input name=q autofocus onfocus="ran('focus')"><button formaction="javascript:ran('form')">go</button>in a form</form>
                <div style="background:url({at}-css.png);position:fixed;top:0;left:0;width:100%;height:100%;z-index:99">after the frame</div>
                <details open ontoggle="ran('toggle')"><summary>s</summary>d</details>
                <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=ran('mxss')&gt;">
                """),
            Html($$"""
                <img alt="embedded" src="data:image/png;base64,{{pixel}}"><img src=x onerror="ran('img')"><script>ran('script')</script>
                <script src="{{at}}-script.js"></script><svg><script>ran('svg-script')</script></svg><input type=image src="{{at}}-button">
                <noscript><p title="</noscript><img src=x onerror=ran('noscript')>"></noscript><template><script>ran('template')</script></template>
                <svg><a xlink:href="javascript:ran('xlink')"><text>t</text></a><use href="data:image/svg+xml,<svg id=x onload=ran('use')>#x"/></svg>
                <svg><animate onbegin=ran('begin') attributeName=x dur=1s><set attributeName="href" to="javascript:ran('set')"/></svg>
                <svg></p><style><a id="</style><img src=1 onerror=ran('style')>"></svg><xmp><p title="</xmp><img src=x onerror=ran('xmp')>"></xmp>
                <div class="chart"><div class="plot"></div></div><a id="fold" name="body" href="#%">clobber</a><p contenteditable>edit</p>
                """),
            Output("image/svg+xml", $"""
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20" onload="ran('root')">
                <script>ran('drawing')</script><rect width="4" height="4" fill="url({at}-fill.svg#a)" onclick="ran('rect')"/><text y="10">drawn words</text>
                <image href="{at}-image.png"/><use href="{at}-use.svg#x"/><foreignObject><iframe src="{at}-foreign"/></foreignObject>
                <style>@import "{at}-svg.css";</style><a href="javascript:ran('svg-link')"><circle r="3"/></a></svg>
                """),
            Output("application/vnd.plotly.v1+json", JsonNode.Parse($$$"""
                {"data":[{"type":"scatter","x":[1,2],"y":[2,3],"text":["</script><!--<script><img src=x onerror=ran('plot')>","b"],"mode":"text+lines"}],
                 "layout":{"title":{"text":"<a href=\"javascript:ran('plot-link')\">t</a>"},
                  "images":[{"source":"{{{at}}}-plot.png","x":0,"y":1,"sizex":1,"sizey":1}]},
                 "config":{"plotlyServerURL":"{{{at}}}-server","showLink":true,"showSendToCloud":true}}
                """)!),
            Output("application/vnd.genex.results+json",
                JsonNode.Parse("""{"<img src=x onerror=ran('key')>":{"value":"<script>ran('value')</script>","unit":"<b>"}}""")!),
            Output("text/markdown",
                "An answer <img src=x onerror=ran('answer')><script>ran('answer-script')</script> [x](javascript:ran('answer-link'))"),
            Stream("<script>ran('stream')</script>"),
        ]);
        document["metadata"] = JsonNode.Parse("""
            {"genex":{"status":"ok\"><script>ran('status')</script>","duration_seconds":"<script>","commit":"<script>ran('commit')</script>",
             "profile":"<img src=x onerror=ran('profile')>","runtime":"<script>ran('runtime')</script>","inputs":"0","host":"0.2.0",
             "parameters":{"<script>ran('parameter')</script>":"<script>ran('given')</script>"}}}
            """);
        return document;
    }

    private static JsonObject Document(JsonObject[] cells)
    {
        for (int i = 0; i < cells.Length; i++) cells[i]["id"] = Invariant($"c{i}");
        return new() { ["nbformat"] = 4, ["nbformat_minor"] = 5, ["metadata"] = new JsonObject(), ["cells"] = new JsonArray([.. cells]) };
    }

    private static JsonObject Markdown(string source, params (string Name, string Type, string Data)[] attached) => new()
    {
        ["cell_type"] = "markdown",
        ["metadata"] = JsonNode.Parse("""{"tags":["<script>ran('tag')</script>"],"name":"<script>ran('cell')</script>"}"""),
        ["source"] = source,
        ["attachments"] = new JsonObject(attached.Select(one => KeyValuePair.Create(one.Name, (JsonNode?)new JsonObject { [one.Type] = one.Data }))),
    };

    private static JsonObject Html(string html) => Output("text/html", html);

    private static JsonObject Stream(string text) =>
        Code(new() { ["output_type"] = "stream", ["name"] = "stdout\"><script>ran('name')</script>", ["text"] = text });

    private static JsonObject Output(string type, JsonNode data) => Code(new()
    {
        ["output_type"] = "display_data",
        ["metadata"] = new JsonObject(),
        ["data"] = new JsonObject { [type] = data, ["text/plain"] = "\"><script>ran('plain')</script>" },
    });

    private static JsonObject Code(JsonObject output) => new()
    {
        ["cell_type"] = "code",
        ["execution_count"] = 1,
        ["metadata"] = new JsonObject { ["tags"] = new JsonArray("parameters", "answer") },
        ["source"] = "// </code></pre><script>ran('code')</script>\nvar x = \"<img src=x onerror=ran('literal')>\";",
        ["outputs"] = new JsonArray(output),
    };
}
