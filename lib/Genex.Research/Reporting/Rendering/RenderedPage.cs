namespace Genex.Research.Reporting;

/// <summary>A figure as a page of its own size, or why it was not drawn.</summary>
/// <param name="Pdf">The bytes of a PDF file of one page, in vectors; null when there is a problem.</param>
/// <param name="Problem">One line; null when there is a page.</param>
public sealed record RenderedPage(byte[]? Pdf, string? Problem);
