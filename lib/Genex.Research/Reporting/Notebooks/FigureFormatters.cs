using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Research.Reporting;

/// <summary>How a notebook shows a figure: interactive, as a still image for pages that strip scripts, and in words.</summary>
/// <remarks>Without a browser there is no still image; that is said once per process, in one line.</remarks>
public sealed class FigureFormatters : ITypeFormatterSource
{
    private const string Interactive = "application/vnd.plotly.v1+json", Still = "image/png", Words = "text/plain";

    private static int said;

    /// <inheritdoc/>
    public IEnumerable<ITypeFormatter> CreateTypeFormatters()
    {
        string? unavailable = FigureRenderer.Default.PngUnavailable;
        Formatter.SetPreferredMimeTypesFor(typeof(Figure), unavailable is null ? [Interactive, Still, Words] : [Interactive, Words]);
        if (unavailable is not null && Interlocked.Exchange(ref said, 1) == 0) Console.WriteLine(unavailable);
        return
        [
            new ValueFormatter<Figure>(Interactive, figure => FigureRenderer.Default.ToPlotlyJson(figure)),
            new ValueFormatter<Figure>(Still, Draw),
            new ValueFormatter<Figure>(Words, figure => figure.ToString()),
        ];
    }

    private static string Draw(Figure figure)
    {
        RenderedImage image = FigureRenderer.Default.ToPng(figure);
        if (image.Png is { } png) return Convert.ToBase64String(png);

        // The browser was there and failed. A host has already been promised an image: it gets one that says so.
        if (Interlocked.Exchange(ref said, 1) == 0) Console.WriteLine(image.Problem);
        return Convert.ToBase64String(ImageGrid.Words(figure.Width, $"{figure.Title}\n\n(No still image: the browser that draws it failed.)"));
    }
}
