using System.Text;

namespace Genex.Research.Reporting;

/// <summary>Figures as files: <c>figure.Save("forest.svg")</c>.</summary>
public static class FigureFile
{
    /// <summary>Writes a figure.</summary>
    /// <param name="figure">What to write.</param>
    /// <param name="path">Where; its ending decides: .svg or .pdf (vectors), .png, or .json for the interactive form. Folders are made.</param>
    /// <exception cref="ArgumentException">Another ending.</exception>
    /// <exception cref="IOException">No still form can be made here; the message says what to do.</exception>
    public static void Save(this Figure figure, string path)
    {
        byte[] file;
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".JSON":
                file = Encoding.UTF8.GetBytes(FigureRenderer.Default.ToPlotlyJson(figure));
                break;
            case ".PNG":
                RenderedImage image = FigureRenderer.Default.ToPng(figure);
                file = image.Png ?? throw new IOException($"{path} was not drawn. {image.Problem}");
                break;
            case ".SVG":
                RenderedDrawing drawing = FigureRenderer.Default.ToSvg(figure);
                file = Encoding.UTF8.GetBytes(drawing.Svg ?? throw new IOException($"{path} was not drawn. {drawing.Problem}"));
                break;
            case ".PDF":
                RenderedPage page = FigureRenderer.Default.ToPdf(figure);
                file = page.Pdf ?? throw new IOException($"{path} was not drawn. {page.Problem}");
                break;
            default:
                throw new ArgumentException($"A figure is written as .svg, .pdf, .png or .json, not as \"{Path.GetExtension(path)}\".", nameof(path));
        }

        AtomicFile.Write(path, file);
    }
}
