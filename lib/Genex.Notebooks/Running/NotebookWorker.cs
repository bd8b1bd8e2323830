using System.Diagnostics;
using System.Text.Json;
using Genex.Notebooks.Documents;
using Genex.Notebooks.Interruption;
using Genex.Notebooks.Session;

namespace Genex.Notebooks.Running;

/// <summary>Runs one notebook in this process, saving it after every cell and telling the runner what happens.</summary>
internal sealed class NotebookWorker(WorkerJob job, Action<WorkerEvent> report)
{
    private const int MostLines = 32;

    private readonly Stopwatch watch = Stopwatch.StartNew();

    /// <summary>Runs the cells in order.</summary>
    public async Task<RunStatus> RunAsync()
    {
        var notebook = Notebook.Load(job.File);
        ParameterInjection.Inject(notebook, job.Parameters, job.Profile);
        NotebookMetadata.AddMissing(notebook.Metadata);
        string folder = Path.GetDirectoryName(job.File)!;
        Environment.CurrentDirectory = folder;
        using var session = new NotebookSession(folder);
        Cell[] cells = [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code && !cell.HasTag("skip-execution")
            && !string.IsNullOrWhiteSpace(cell.Source))];
        foreach (Cell? cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code && !cell.HasTag("skip-execution")))
        {
            cell.SetOutputs([]);
            cell.ExecutionCount = null;
        }
        RunStatus status = await RunCellsAsync(notebook, cells, session);
        Save(notebook, status, session);
        return status;
    }

    private async Task<RunStatus> RunCellsAsync(Notebook notebook, Cell[] cells, NotebookSession session)
    {
        var recorder = new OutputRecorder();
        var threads = new CellThreads();
        for (int i = 0; i < cells.Length; i++)
        {
            // Saved before the cell runs too: what a crash leaves behind then has the number of the cell that it happened in.
            cells[i].ExecutionCount = i + 1;
            notebook.Save(job.OutputFile);
            report(new(RunProgressState.CellStarted, i + 1, cells.Length, 0, FirstLine(cells[i].Source)));
            TimeSpan start = watch.Elapsed;
            CellResult result = await session.ExecuteAsync(cells[i].Source, i + 1, recorder, cells[i].Language, new CellRun(threads), CancellationToken.None);
            if (i == cells.Length - 1)
                TellWhatIsLeft();
            cells[i].SetOutputs(recorder.EndCell(result, i + 1));
            bool failed = result.Error is not null && !cells[i].HasTag("raises-exception");
            string? detail = result.Error is { } error ? Detail(error) : null;
            report(new(failed ? RunProgressState.CellFailed : RunProgressState.CellDone, i + 1, cells.Length, (watch.Elapsed - start).TotalMilliseconds,
                detail));
            if (failed && !job.AllowErrors)
                return RunStatus.Failed;
        }
        return RunStatus.Ok;
    }

    /// <summary>The error, and where in the cell it is: what a log can be acted on by.</summary>
    private static string Detail(CellError error) =>
        string.Join('\n', [$"{error.Name}: {error.Message}", .. error.Traceback.Skip(1).Take(MostLines).Select(static line => "  " + line)]);

    /// <summary>A task that failed and that nobody waited for says so when it is collected.</summary>
    private static void TellWhatIsLeft()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private void Save(Notebook notebook, RunStatus status, NotebookSession session)
    {
        Provenance.Write(notebook, status, watch.Elapsed, job, session.GetValue);
        notebook.Save(job.OutputFile);
        ExecutedHere.Remember(job.OutputFile);
        report(new(RunProgressState.NotebookEnded, 0, 0, 0, null));
    }

    private static string FirstLine(string source) =>
        source.Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.Length > 0 && !line.StartsWith('#') && !line.StartsWith("using ", StringComparison.Ordinal)) ?? source.Split('\n')[0];

    /// <summary>The process's whole life: a job on standard input, events on what was standard output; ends when the runner goes away.</summary>
    public static async Task<int> MainAsync()
    {
        TextReader input = Console.In;
        WorkerJob job = JsonSerializer.Deserialize<WorkerJob>((await input.ReadLineAsync())!)!;
        Console.SetIn(TextReader.Null);
        using var channel = new FileStream(
            new Microsoft.Win32.SafeHandles.SafeFileHandle(Display.NativeOutput.Capture(job.ErrorFile), ownsHandle: true), FileAccess.Write,
            bufferSize: 0);
        var watcher = new Thread(() =>
        {
            while (input.ReadLine() is not null)
            {
                // Nothing more is said after the job; only the end of the stream matters.
            }
            Environment.Exit((int)RunStatus.Died);
        })
        { IsBackground = true };
        watcher.Start();
        try
        {
            return (int)await new NotebookWorker(job, Report).RunAsync();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException) // of this worker; those of cells are results
        {
            Report(new(RunProgressState.NotebookEnded, 0, 0, 0, $"the executed notebook cannot be written: {problem.Message}"));
            return (int)RunStatus.Failed;
        }

        void Report(WorkerEvent happened)
        {
            channel.Write(JsonSerializer.SerializeToUtf8Bytes(happened));
            channel.WriteByte((byte)'\n');
        }
    }
}
