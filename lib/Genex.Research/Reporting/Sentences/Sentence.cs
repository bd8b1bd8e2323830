using Microsoft.DotNet.Interactive.Formatting;

#pragma warning disable MA0048 // a sentence and how a notebook shows it

namespace Genex.Research.Reporting;

/// <summary>Prose computed from numbers: what a figure or a table shows, said after it. Shown as Markdown.</summary>
/// <param name="Markdown">One or more sentences.</param>
[TypeFormatterSource(typeof(SentenceFormatters), PreferredMimeTypes = ["text/markdown", "text/plain"])]
public sealed record Sentence(string Markdown)
{
    /// <summary>Several sentences as one paragraph; empty ones are left out.</summary>
    public static Sentence Join(params IEnumerable<Sentence> sentences) =>
        new(string.Join(' ', sentences.Select(one => one.Markdown).Where(text => text.Length > 0)));

    /// <inheritdoc/>
    public override string ToString() => Markdown.Replace("**", "").Replace("*", "");
}

/// <summary>How a notebook shows a sentence.</summary>
public sealed class SentenceFormatters : ITypeFormatterSource
{
    /// <inheritdoc/>
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
    [
        new ValueFormatter<Sentence>("text/markdown", sentence => sentence.Markdown),
        new ValueFormatter<Sentence>("text/plain", sentence => sentence.ToString()),
    ];
}
