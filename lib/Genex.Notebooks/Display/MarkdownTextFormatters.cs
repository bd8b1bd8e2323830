using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Notebooks.Display;

/// <summary>Shows <see cref="MarkdownText"/> as itself.</summary>
public sealed class MarkdownTextFormatters : ITypeFormatterSource
{
    /// <inheritdoc/>
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
    [
        new PlainTextFormatter<MarkdownText>((text, context) => context.Writer.Write(text.Text)),
        new MarkdownTextFormatter(),
    ];

    private sealed class MarkdownTextFormatter : ITypeFormatter<MarkdownText>
    {
        public string MimeType => "text/markdown";

        public Type Type => typeof(MarkdownText);

        public bool Format(MarkdownText value, FormatContext context)
        {
            context.Writer.Write(value.Text);
            return true;
        }

        public bool Format(object instance, FormatContext context) => Format((MarkdownText)instance, context);
    }
}
