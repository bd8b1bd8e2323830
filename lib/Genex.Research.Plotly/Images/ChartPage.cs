using System.Text.Json;
using System.Text.Json.Nodes;

namespace Genex.Research.Plotly.Images;

/// <summary>A blank page with plotly.js in it, which draws one chart after another.</summary>
internal sealed class ChartPage : IDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60), DrawTime = TimeSpan.FromSeconds(30);

    private const double PixelsPerInch = 96;

    private readonly BrowserProcess browser;
    private readonly DevToolsSession session;

    private ChartPage(BrowserProcess browser, DevToolsSession session) => (this.browser, this.session) = (browser, session);

    /// <summary>Starts the browser and loads the script: a few seconds.</summary>
    /// <exception cref="BrowserException">The browser does not start, or does not answer in a minute.</exception>
    internal static ChartPage Open(string program, string plotlyScript)
    {
        bool root = Environment.IsPrivilegedProcess;
        try
        {
            return Open(program, plotlyScript, sandboxed: !root);
        }
        catch (BrowserException exception) when (!root && exception.Message.Contains("sandbox", StringComparison.OrdinalIgnoreCase))
        {
            return Open(program, plotlyScript, sandboxed: false); // where the system lets no user make a sandbox
        }
    }

    private static ChartPage Open(string program, string plotlyScript, bool sandboxed)
    {
        BrowserProcess started = BrowserProcess.Start(program, sandboxed);
        try
        {
            DevToolsSession opened = DevToolsSession.Open(started, StartTime);
            opened.Evaluate(plotlyScript + ";0", StartTime);
            return new(started, opened);
        }
        catch
        {
            started.Dispose();
            throw;
        }
    }

    /// <summary>Draws a chart.</summary>
    /// <returns>The bytes of a PNG file of this size.</returns>
    /// <exception cref="BrowserException">The chart is refused, or takes longer than half a minute.</exception>
    internal byte[] Draw(string plotlyJson, int width, int height)
    {
        string script = Invariant(
            $"Plotly.toImage(JSON.parse({JsonSerializer.Serialize(plotlyJson)}), {{format: 'png', width: {width}, height: {height}, scale: 1}})");
        string url = session.Evaluate(script, DrawTime);
        int comma = url.IndexOf(',', StringComparison.Ordinal);
        if (!url.StartsWith("data:image/png", StringComparison.Ordinal) || comma < 0)
            throw new BrowserException("the browser answered with something that is no image.");
        return Convert.FromBase64String(url[(comma + 1)..]);
    }

    /// <summary>Draws a chart as vectors.</summary>
    /// <returns>The text of an SVG file of this size.</returns>
    /// <exception cref="BrowserException">The chart is refused, or takes longer than half a minute.</exception>
    internal string DrawVectors(string plotlyJson, int width, int height)
    {
        string script = Invariant(
            $"Plotly.toImage(JSON.parse({JsonSerializer.Serialize(plotlyJson)}), {{format: 'svg', width: {width}, height: {height}, imageDataOnly: true}})");
        string svg = session.Evaluate(script, DrawTime);
        return svg.StartsWith("<svg", StringComparison.Ordinal) ? svg : throw new BrowserException("the browser answered with something that is no drawing.");
    }

    /// <summary>Prints a drawing on a page of its own size, without margins.</summary>
    /// <param name="svg">The drawing.</param>
    /// <param name="words">What it shows: the page's title in the file.</param>
    /// <param name="width">Pixels of 1/96 inch.</param>
    /// <param name="height">Pixels of 1/96 inch.</param>
    /// <returns>The bytes of a PDF file.</returns>
    /// <exception cref="BrowserException">The drawing is refused, or takes longer than half a minute.</exception>
    internal byte[] Print(string svg, string words, int width, int height)
    {
        string shown = "<style>@page{margin:0}html,body{margin:0}svg{display:block}</style>" + svg;
        try
        {
            session.Evaluate($"document.title = {JsonSerializer.Serialize(words)}; document.body.innerHTML = {JsonSerializer.Serialize(shown)}; 0", DrawTime);
            JsonObject printed = session.Command("Page.printToPDF", new()
            {
                ["printBackground"] = true,
                ["paperWidth"] = width / PixelsPerInch,
                ["paperHeight"] = height / PixelsPerInch,
                ["marginTop"] = 0,
                ["marginBottom"] = 0,
                ["marginLeft"] = 0,
                ["marginRight"] = 0,
                ["pageRanges"] = "1",
            }, DrawTime);
            byte[] pdf = Convert.FromBase64String(printed["data"]?.ToString() ?? "");
            return pdf.AsSpan().StartsWith("%PDF"u8) ? pdf : throw new BrowserException("the browser answered with something that is no page.");
        }
        finally
        {
            session.Evaluate("document.body.innerHTML = ''; 0", DrawTime);
        }
    }

    public void Dispose() => browser.Dispose();
}
