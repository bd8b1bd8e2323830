using System.Net;
using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Notebooks.Display;

/// <summary>Shows a <see cref="ProgressBar"/>.</summary>
public sealed class ProgressBarFormatters : ITypeFormatterSource
{
    /// <inheritdoc/>
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
    [
        new PlainTextFormatter<ProgressBar>((bar, context) => context.Writer.Write(bar.ToString())),
        new HtmlFormatter<ProgressBar>((bar, context) =>
            context.Writer.Write(Invariant($"<progress value=\"{bar.Done}\" max=\"{bar.Total}\"></progress> {WebUtility.HtmlEncode(bar.ToString())}"))),
    ];
}
