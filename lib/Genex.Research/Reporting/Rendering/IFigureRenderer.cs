namespace Genex.Research.Reporting;

/// <summary>Turns figures into what a notebook shows. No signature holds a type of the renderer's own libraries: they live in a load context of their
/// own.</summary>
public interface IFigureRenderer
{
    /// <summary>The interactive form: an object with <c>data</c>, <c>layout</c> and <c>config</c>, MIME type <c>application/vnd.plotly.v1+json</c>.</summary>
    string ToPlotlyJson(Figure figure);

    /// <summary>The still form, of the figure's size; from the cache where an equal figure was drawn before.</summary>
    /// <returns>The image, or the reason why there is none (no browser, or it does not answer).</returns>
    RenderedImage ToPng(Figure figure);

    /// <summary>The still form as vectors, of the figure's size; not kept in the cache.</summary>
    /// <returns>The text of an SVG file, or the reason why there is none.</returns>
    RenderedDrawing ToSvg(Figure figure);

    /// <summary>The still form as a page of the figure's size, in vectors, for papers; not kept in the cache.</summary>
    /// <returns>The bytes of a PDF file, or the reason why there is none.</returns>
    RenderedPage ToPdf(Figure figure);

    /// <summary>Why no still form can be made here, in one line that says what to do; null when a browser was found.</summary>
    string? PngUnavailable { get; }

    /// <summary>The script that shows the interactive form, for pages that must work offline: about 3.5 MB.</summary>
    string PlotlyScript { get; }
}
