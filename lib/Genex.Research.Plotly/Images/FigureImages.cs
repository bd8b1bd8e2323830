using Genex.Research.Reporting;

namespace Genex.Research.Plotly.Images;

/// <summary>Still images of charts: from the cache, or drawn in one browser page that the process keeps.</summary>
internal sealed class FigureImages(Func<string> plotlyScript)
{
    private readonly Lock drawing = new();
    private readonly ImageCache cache = ImageCache.OfUser();
    private readonly string? browser = BrowserFinder.Find();
    private ChartPage? page;
    private string? failure;

    internal string? Unavailable => browser is null ? BrowserFinder.Advice : failure;

    internal RenderedImage Draw(string plotlyJson, int width, int height)
    {
        string key = ImageCache.Key(plotlyJson, width, height);
        if (cache.Find(key) is { } known) return new(known, null);
        if (Unavailable is { } reason) return new(null, reason);

        lock (drawing)
        {
            try
            {
                page ??= ChartPage.Open(browser!, plotlyScript());
                byte[] png = page.Draw(plotlyJson, width, height);
                cache.Keep(key, png);
                return new(png, null);
            }
            catch (BrowserException exception)
            {
                // A browser that failed once is not tried again: every later figure would wait for the same time-out.
                failure = $"Figures are shown in their interactive form alone: {exception.Message}";
                page?.Dispose();
                page = null;
                return new(null, failure);
            }
        }
    }

    /// <summary>The same as vectors, with the figure in words for those who cannot see it; never from the cache.</summary>
    internal RenderedDrawing DrawVectors(string plotlyJson, int width, int height, string words)
    {
        (string? svg, string? problem) = Try(opened => Described(opened.DrawVectors(plotlyJson, width, height), words));
        return new(svg, problem);
    }

    /// <summary>The same as a page of that size; never from the cache.</summary>
    internal RenderedPage DrawPage(string plotlyJson, int width, int height, string words)
    {
        (byte[]? pdf, string? problem) = Try(opened => opened.Print(opened.DrawVectors(plotlyJson, width, height), words, width, height));
        return new(pdf, problem);
    }

    private static string Described(string svg, string words) =>
        svg.Insert(svg.IndexOf('>', StringComparison.Ordinal) + 1, $"<desc>{System.Net.WebUtility.HtmlEncode(words)}</desc>");

    private (T? Drawn, string? Problem) Try<T>(Func<ChartPage, T> draw) where T : class
    {
        if (Unavailable is { } reason) return (null, reason);
        lock (drawing)
        {
            try
            {
                page ??= ChartPage.Open(browser!, plotlyScript());
                return (draw(page), null);
            }
            catch (BrowserException exception)
            {
                return (null, $"No drawing: {exception.Message}");
            }
        }
    }
}
