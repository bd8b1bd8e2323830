namespace Genex.Research.Reporting;

/// <summary>A picture of an image grid.</summary>
/// <param name="File">The bytes of a PNG or JPEG file.</param>
/// <param name="Caption">A few words below it.</param>
public sealed record CaptionedImage(byte[] File, string Caption);
