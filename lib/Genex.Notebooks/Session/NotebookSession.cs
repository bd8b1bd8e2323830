using System.Diagnostics;
using Genex.Notebooks.Display;

namespace Genex.Notebooks.Session;

/// <summary>The state behind a notebook: cells run in it one after another and see what earlier ones declared. One cell at a time.</summary>
public sealed class NotebookSession : IDisposable
{
    private readonly CSharpInterpreter _csharp;

    /// <summary>Starts a session.</summary>
    /// <param name="baseDirectory">The folder that <c>#r "path"</c> and <c>#load "path"</c> are relative to: the notebook's own.</param>
    public NotebookSession(string baseDirectory) => _csharp = new CSharpInterpreter(baseDirectory);

    /// <summary>Runs a cell.</summary>
    /// <param name="source">Its source, directives included.</param>
    /// <param name="cellNumber">The number by which errors name it: its execution count.</param>
    /// <param name="sink">Where what it shows goes.</param>
    /// <param name="language">The language it starts in: <c>csharp</c>, <c>markdown</c> or <c>html</c>.</param>
    /// <param name="cancellationToken">Stops compilation; running code is not stopped by it.</param>
    /// <returns>Its value or its error; an error in user code is a result, not an exception.</returns>
    public async Task<CellResult> ExecuteAsync(string source, int cellNumber, IOutputSink sink, string language = "csharp", CancellationToken cancellationToken = default)
    {
        using var scope = OutputScope.Enter(sink);
        var watch = Stopwatch.StartNew();
        try
        {
            var text = CellText.Parse(source, language);
            var result = await RunSegmentsAsync(text, cellNumber, cancellationToken);
            if (text.Timed && result.Error is null)
                OutputScope.InOrder!.Display(MimeBundle.Of("text/plain", $"Wall time: {watch.Elapsed.TotalMilliseconds:0.0} ms"), OutputScope.NewDisplayId());
            return result;
        }
        catch (DirectiveException wrong)
        {
            return new(null, CellErrors.FromDirective(wrong, cellNumber, source));
        }
    }

    /// <summary>The value of a variable that a cell declared; null where there is none of that name.</summary>
    public object? GetValue(string name) => _csharp.GetValue(name);

    /// <summary>Lets go of the session's compiler state; assemblies that cells loaded stay loaded.</summary>
    public void Dispose() => _csharp.Dispose();

    private async Task<CellResult> RunSegmentsAsync(CellText text, int cellNumber, CancellationToken cancellationToken)
    {
        var last = new CellResult(null, null);
        foreach (var segment in text.Segments)
        {
            if (last.Value is { } shown)
                OutputScope.InOrder!.Display(shown, OutputScope.NewDisplayId());
            last = segment.Language == "csharp"
                ? await _csharp.RunAsync(segment, cellNumber, cancellationToken)
                : new(MimeBundle.Of("text/" + segment.Language, segment.Text.Trim('\n')), null);
            if (last.Error is not null)
                return last;
        }
        return last;
    }
}
