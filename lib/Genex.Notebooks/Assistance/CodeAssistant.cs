using System.Collections.Immutable;
using Genex.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;

namespace Genex.Notebooks.Assistance;

/// <summary>Completion and inspection of a cell being written, from Roslyn's own services.</summary>
internal sealed class CodeAssistant(NotebookSession session) : IDisposable
{
    private readonly SubmissionWorkspace workspace = new(session.CSharp);

    /// <summary>What could stand at a position.</summary>
    /// <param name="source">The cell.</param>
    /// <param name="position">The cursor, in UTF-16 units.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<Completions> CompleteAsync(string source, int position, CancellationToken cancellationToken)
    {
        if (Directives.Complete(source, position, session.Directives) is { } directives)
            return directives;
        Document document = workspace.Open(CellText.WithoutDirectives(source));
        CompletionService service = CompletionService.GetService(document)!;
        CompletionList found = await service.GetCompletionsAsync(document, position, cancellationToken: cancellationToken);
        TextSpan span = found.Span;
        if (found.ItemsList.Count == 0 || span.End < position)
            return new([], position, position);
        string typed = source[span.Start..position];
        var fitting = found.ItemsList.Where(item => item.FilterText.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && !item.Tags.Contains("Snippet"))
            .ToList();
        IEnumerable<Completion> items = (fitting.Count > 0 ? fitting : [.. service.FilterItems(document, [.. found.ItemsList], typed)])
            .OrderBy(item => item.FilterText.StartsWith(typed, StringComparison.Ordinal) ? 0 : 1).ThenBy(item => item.SortText, StringComparer.Ordinal)
            .Select(item => new Completion(Inserted(item), item.Tags.FirstOrDefault()?.ToLowerInvariant() ?? "")).DistinctBy(item => item.Text);
        return new([.. items], span.Start, position);
    }

    /// <summary>What stands at a position: its declaration, then its documentation.</summary>
    /// <returns>Null where nothing is known of it.</returns>
    public async Task<(string Declaration, string Documentation)?> InspectAsync(string source, int position, CancellationToken cancellationToken)
    {
        Document document = workspace.Open(CellText.WithoutDirectives(source));
        QuickInfoService service = QuickInfoService.GetService(document)!;
        foreach (int at in (int[])[position, position - 1])
            if (at >= 0 && at <= source.Length && await service.GetQuickInfoAsync(document, at, cancellationToken) is { } info)
                return (Text(info, QuickInfoSectionKinds.Description), Text(info, QuickInfoSectionKinds.DocumentationComments));
        return null;
    }

    public void Dispose() => workspace.Dispose();

    private static string Inserted(CompletionItem item) => item.Properties.GetValueOrDefault("InsertionText") ?? item.DisplayText;

    private static string Text(QuickInfoItem info, string kind) =>
        string.Join('\n', info.Sections.Where(section => (section.Kind == QuickInfoSectionKinds.Description) == (kind == QuickInfoSectionKinds.Description))
            .Select(section => section.Text));
}
