using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Research.Reporting;

/// <summary>How a notebook shows a table.</summary>
public sealed class TableFormatters : ITypeFormatterSource
{
    /// <inheritdoc/>
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
    [
        new ValueFormatter<Table>("text/html", table => table.ToHtml()),
        new ValueFormatter<Table>("text/plain", table => table.ToText()),
    ];
}
