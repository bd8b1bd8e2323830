namespace Genex.Research.Reporting;

/// <summary>A drawn figure, or why it was not drawn.</summary>
/// <param name="Png">The bytes of a PNG file; null when there is a problem.</param>
/// <param name="Problem">One line; null when there is an image.</param>
public sealed record RenderedImage(byte[]? Png, string? Problem);
