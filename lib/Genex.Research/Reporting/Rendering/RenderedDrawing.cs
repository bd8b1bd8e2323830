namespace Genex.Research.Reporting;

/// <summary>A figure drawn as vectors, or why it was not drawn.</summary>
/// <param name="Svg">The text of an SVG file; null when there is a problem.</param>
/// <param name="Problem">One line; null when there is a drawing.</param>
public sealed record RenderedDrawing(string? Svg, string? Problem);
