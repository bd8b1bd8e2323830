using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Research.Reporting;

/// <summary>How a notebook shows a training that is going on.</summary>
public sealed class TrainingCurveFormatters : ITypeFormatterSource
{
    /// <inheritdoc/>
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
    [
        new ValueFormatter<TrainingCurve>("text/html", curve => curve.ToHtml()),
        new ValueFormatter<TrainingCurve>("text/plain", curve => curve.ToString()),
    ];
}
