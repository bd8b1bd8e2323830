using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Notebooks.Display;

/// <summary>Text that is shown as Markdown.</summary>
/// <param name="Text">The Markdown source.</param>
[TypeFormatterSource(typeof(MarkdownTextFormatters), PreferredMimeTypes = ["text/markdown"])]
public sealed record MarkdownText(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
