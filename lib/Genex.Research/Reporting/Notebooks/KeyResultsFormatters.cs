using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Research.Reporting;

/// <summary>How a notebook shows, and keeps, its key results.</summary>
public sealed class KeyResultsFormatters : ITypeFormatterSource
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <inheritdoc/>
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
    [
        new ValueFormatter<KeyResults>(KeyResults.MimeType, results =>
        {
            ShownResults.Keep(results);
            return JsonSerializer.Serialize(new { results.Results }, Web);
        }),
        new ValueFormatter<KeyResults>("text/html", results => results.ToTable().ToHtml()),
        new ValueFormatter<KeyResults>("text/plain", results => results.ToTable().ToText()),
    ];
}
