using Genex.Research.Plotly.Images;
using Genex.Research.Reporting;

namespace Genex.Research.Plotly;

/// <summary>Draws figures with Plotly.NET, and still images of them with a headless browser.</summary>
public sealed class PlotlyRenderer : IFigureRenderer
{
    private readonly FigureImages images = new(() => PlotlyScriptResource.Text);

    /// <inheritdoc/>
    public string ToPlotlyJson(Figure figure) => PlotlyFigure.ToJson(figure);

    /// <inheritdoc/>
    public RenderedImage ToPng(Figure figure) => images.Draw(ToPlotlyJson(figure), figure.Width, figure.Height);

    /// <inheritdoc/>
    public RenderedDrawing ToSvg(Figure figure) => images.DrawVectors(ToPlotlyJson(figure), figure.Width, figure.Height, figure.AlternativeText);

    /// <inheritdoc/>
    public RenderedPage ToPdf(Figure figure) => images.DrawPage(ToPlotlyJson(figure), figure.Width, figure.Height, figure.AlternativeText);

    /// <inheritdoc/>
    public string? PngUnavailable => images.Unavailable;

    /// <inheritdoc/>
    public string PlotlyScript => PlotlyScriptResource.Text;
}
