using Genex.Research.Reporting;

namespace Genex.Cli.Output;

/// <summary>A chart as a PNG file.</summary>
internal static class ChartFile
{
    /// <summary>Writes it; where nothing can draw it, one line on standard error says why.</summary>
    public static void Write(string path, Figure figure)
    {
        RenderedImage image = FigureRenderer.Default.ToPng(figure);
        if (image.Png is { } png) AtomicFile.Write(path, png);
        else Console.Error.WriteLine($"No chart: {image.Problem}");
    }
}
