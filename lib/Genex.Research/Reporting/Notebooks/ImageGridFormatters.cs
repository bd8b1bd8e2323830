using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Research.Reporting;

/// <summary>How a notebook shows an image grid.</summary>
public sealed class ImageGridFormatters : ITypeFormatterSource
{
    /// <inheritdoc/>
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
    [
        new ValueFormatter<ImageGrid>("image/png", grid => Convert.ToBase64String(grid.ToPng())),
        new ValueFormatter<ImageGrid>("text/plain", grid => grid.ToString()),
    ];
}
