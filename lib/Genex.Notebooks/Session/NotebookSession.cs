using System.Diagnostics;
using Genex.Notebooks.Display;
using Genex.Notebooks.Interruption;

namespace Genex.Notebooks.Session;

/// <summary>The state behind a notebook: cells run in it one after another and see what earlier ones declared. One cell at a time.</summary>
public sealed class NotebookSession : IDisposable
{
    private readonly string baseDirectory;
    private readonly CSharpInterpreter csharp;
    private readonly HashSet<string> importing = new(StringComparer.Ordinal);
    private int imported = CellErrors.FirstImported;

    /// <summary>Starts a session.</summary>
    /// <param name="baseDirectory">The folder that <c>#r "path"</c> and <c>#load "path"</c> are relative to: the notebook's own.</param>
    public NotebookSession(string baseDirectory)
    {
        this.baseDirectory = baseDirectory;
        csharp = new CSharpInterpreter(baseDirectory);
    }

    /// <summary>Asks the person in front of the notebook: the prompt, and whether what is typed stays hidden. Null where nobody can be asked.</summary>
    internal Func<string, bool, string>? Ask { get; set; }

    /// <summary>Runs a cell.</summary>
    /// <param name="source">Its source, directives included.</param>
    /// <param name="cellNumber">The number by which errors name it: its execution count.</param>
    /// <param name="sink">Where what it shows goes.</param>
    /// <param name="language">The language it starts in: <c>csharp</c>, <c>markdown</c> or <c>html</c>.</param>
    /// <param name="cancellationToken">Stops compilation; running code is not stopped by it.</param>
    /// <returns>Its value or its error; an error in user code is a result, not an exception.</returns>
    public Task<CellResult> ExecuteAsync(string source, int cellNumber, IOutputSink sink, string language = "csharp",
        CancellationToken cancellationToken = default) =>
        ExecuteAsync(source, cellNumber, sink, language, PlainRunner.Instance, cancellationToken);

    /// <summary>Runs a cell where <paramref name="runner"/> runs it.</summary>
    internal async Task<CellResult> ExecuteAsync(string source, int cellNumber, IOutputSink sink, string language, ICellRunner runner,
        CancellationToken cancellationToken)
    {
        using var scope = CellScope.Enter(sink, Ask);
        var watch = Stopwatch.StartNew();
        try
        {
            var text = CellText.Parse(source, language);
            CellResult result = await RunSegmentsAsync(text, cellNumber, runner, cancellationToken);
            if (text.Timed && result.Error is null)
                MimeBundle.Of("text/plain", Invariant($"Wall time: {watch.Elapsed.TotalMilliseconds:0.0} ms")).Show();
            return result;
        }
        catch (DirectiveException wrong)
        {
            return new(null, CellErrors.FromDirective(wrong, cellNumber, source));
        }
        catch (Exception stopped) when (stopped is CellInterruptedException || (runner.IsInterrupted && stopped is OperationCanceledException))
        {
            return new(null, new("Interrupted", "the cell was interrupted", ["Interrupted: the cell was interrupted"]));
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            // A defect of this host's: said where the cell's own errors are said, and the next cell runs.
            return new(null, CellErrors.FromException(unexpected, static _ => null));
        }
    }

    /// <summary>The value of an expression in the state that the cells have left; changes nothing.</summary>
    internal async Task<CellResult> EvaluateAsync(string expression, IOutputSink sink, ICellRunner runner, CancellationToken cancellationToken)
    {
        using var scope = CellScope.Enter(sink, Ask);
        try
        {
            return await csharp.EvaluateAsync(expression, runner, cancellationToken);
        }
        catch (CellInterruptedException)
        {
            return new(null, new("Interrupted", "the cell was interrupted", ["Interrupted: the cell was interrupted"]));
        }
    }

    /// <summary>Has the compiler do something, so that the first cell finds it ready.</summary>
    internal async Task WarmAsync()
    {
        CellResult result = await csharp.RunAsync(new("csharp", "1", [], 1), 0, PlainRunner.Instance, CancellationToken.None);
        if (result.Error is { } error)
            throw new InvalidOperationException("the compiler does not work: " + error.Message);
    }

    /// <summary>What completion and inspection need to know of the cells so far.</summary>
    internal CSharpInterpreter CSharp => csharp;

    /// <summary>The value of a variable that a cell declared; null where there is none of that name.</summary>
    public object? GetValue(string name) => csharp.GetValue(name);

    /// <summary>Lets go of the session's compiler state; assemblies that cells loaded stay loaded.</summary>
    public void Dispose() => csharp.Dispose();

    /// <summary>Runs a file in this session: the code cells of a notebook, or a C# file as one cell.</summary>
    private async Task<CellResult> ImportAsync(CellSegment segment, ICellRunner runner, CancellationToken cancellationToken)
    {
        string path = Path.GetFullPath(segment.Text, baseDirectory);
        if (!File.Exists(path))
            throw new DirectiveException(segment.Line, $"'{segment.Text}': there is no such file (paths are relative to the notebook's folder)");
        if (!importing.Add(path))
            throw new DirectiveException(segment.Line, $"'{segment.Text}': imports itself");
        try
        {
            var last = new CellResult(null, null);
            foreach (CellText text in Import.Cells(path))
            {
                last = await RunSegmentsAsync(text, ++imported, runner, cancellationToken);
                if (last.Error is { } error)
                    return new(null, error with { Traceback = [$"in {segment.Text}:", .. error.Traceback] });
            }
            return last;
        }
        catch (Exception wrong) when (wrong is Documents.NotebookFormatException or DirectiveException)
        {
            throw new DirectiveException(segment.Line, $"'{segment.Text}': {wrong.Message}");
        }
        finally
        {
            importing.Remove(path);
        }
    }

    /// <summary>The directives that a cell can have: this host's, then those of the libraries that were referenced.</summary>
    internal IEnumerable<string> Directives => CellText.KnownDirectives.Concat(LibraryDirectives.In(csharp.Options.MetadataReferences).Keys
        .Select(static word => "#!" + word));

    /// <summary>The call that a library's directive stands for, in its own line of the cell.</summary>
    private CellSegment OfLibrary(CellSegment segment)
    {
        string[] parts = segment.Text.Split(' ', 2);
        return LibraryDirectives.In(csharp.Options.MetadataReferences).TryGetValue(parts[0], out string? method)
            ? new("csharp", new string('\n', segment.Line - 1) + LibraryDirectives.Call(method, parts.Length > 1 ? parts[1] : ""), [], segment.Line)
            : throw new DirectiveException(segment.Line, $"'#!{parts[0]}' is not a directive of this host, nor of a library that was referenced before; "
                + $"known are {string.Join(", ", Directives)}");
    }

    private async Task<CellResult> RunSegmentsAsync(CellText text, int cellNumber, ICellRunner runner, CancellationToken cancellationToken)
    {
        // Before anything runs, unless the cell itself brings a library.
        if (text.Segments.All(static segment => segment.References.Count == 0))
            foreach (CellSegment segment in text.Segments.Where(static segment => segment.Language == "library"))
                OfLibrary(segment);
        var last = new CellResult(null, null);
        foreach (CellSegment segment in text.Segments)
        {
            if (last.Value is { } shown)
                shown.Show();
            last = segment.Language switch
            {
                "csharp" => await csharp.RunAsync(segment, cellNumber, runner, cancellationToken),
                "library" => await csharp.RunAsync(OfLibrary(segment), cellNumber, runner, cancellationToken),
                "import" => await ImportAsync(segment, runner, cancellationToken),
                "who" => new(SessionOverview.Names(csharp.Variables), null),
                "whos" => new(SessionOverview.Table(csharp.Variables), null),
                "lsmagic" => new(MimeBundle.Of("text/plain", string.Join('\n', Directives)), null),
                "about" => new(SessionOverview.About(), null),
                _ => new(MimeBundle.Of("text/" + segment.Language, segment.Text.Trim('\n')), null),
            };
            if (last.Error is not null)
                return last;
        }
        return last;
    }
}
