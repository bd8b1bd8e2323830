using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Genex.Notebooks.Documents;
using Genex.Notebooks.Installation;
using Genex.Notebooks.Session;

namespace Genex.Notebooks.Running;

/// <summary>One notebook's process, watched from outside: its time limits, its death, and what to write into the notebook then.</summary>
internal sealed class NotebookRun(string file, string inputHash, RunOptions options, IProgress<RunProgress>? progress)
{
    private readonly string output = Path.GetFullPath(options.OutputFolder is { } folder ? Path.Combine(folder, Path.GetFileName(file)) : file);
    private readonly Stopwatch watch = new();
    private (int Cell, int Cells, TimeSpan Since) running;
    private bool ended;
    private string[] lastWords = [];
    private int cellErrors;
    private string? problem;

    public async Task<NotebookOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (options.SkipUnchanged && EarlierRun() is { } earlier)
        {
            progress?.Report(new(file, 0, 0, RunProgressState.NotebookUnchanged, earlier.Duration, null));
            return earlier;
        }
        progress?.Report(new(file, 0, 0, RunProgressState.NotebookStarted, TimeSpan.Zero, null));
        watch.Start();
        RunStatus status = await RunProcessAsync(cancellationToken);
        if (status is RunStatus.TimedOut or RunStatus.Died)
            MarkUnfinished(status);
        progress?.Report(new(file, 0, running.Cells, RunProgressState.NotebookEnded, watch.Elapsed, problem));
        return new(file, output, status, Unchanged: false, watch.Elapsed, cellErrors, problem);
    }

    private async Task<RunStatus> RunProcessAsync(CancellationToken cancellationToken)
    {
        ProcessStartInfo start = HostProcess.Start("run");
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        // One heap for all threads: what a step of training gives back serves the next, whichever thread runs the cell.
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("MALLOC_ARENA_MAX")))
            start.Environment["MALLOC_ARENA_MAX"] = "1";
        using ScratchFolder scratch = new("notebook");
        string errors = Path.Combine(scratch.Path, "errors.txt");
        await File.WriteAllBytesAsync(errors, [], cancellationToken);
        using Process process = Process.Start(start)!;
        try
        {
            var job = new WorkerJob(Path.GetFullPath(file), output, options.Parameters, options.Profile, options.AllowErrors, inputHash, errors);
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(job));
            await process.StandardInput.FlushAsync(cancellationToken);
            Task events = ReadEventsAsync(process.StandardOutput);
            while (!process.HasExited)
            {
                await Task.WhenAny(process.WaitForExitAsync(cancellationToken), Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
                if (LimitPassed() is { } limit)
                {
                    problem = limit;
                    return RunStatus.TimedOut;
                }
            }
            await events;
            return await EndOf(process, errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private async Task<RunStatus> EndOf(Process process, string errors)
    {
        // The code alone says nothing: a cell may have called exit.
        if (ended)
            return (RunStatus)process.ExitCode;
        string[] words = LastWords.Of(errors, await process.StandardError.ReadToEndAsync());
        lastWords = words;
        problem = Invariant($"the notebook's process ended in cell {running.Cell} with code {process.ExitCode}") + LastWords.InShort(words);
        return RunStatus.Died;
    }

    private async Task ReadEventsAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            WorkerEvent happened = JsonSerializer.Deserialize<WorkerEvent>(line)!;
            if (happened.State == RunProgressState.NotebookEnded)
            {
                ended = true;
                problem ??= happened.Detail;
                continue;
            }
            running = (happened.Cell, happened.Cells, watch.Elapsed);
            if (happened.State == RunProgressState.CellFailed)
            {
                cellErrors++;
                problem ??= Invariant($"cell {happened.Cell}: {happened.Detail?.Split('\n')[0]}");
            }
            progress?.Report(new(file, happened.Cell, happened.Cells, happened.State, TimeSpan.FromMilliseconds(happened.Milliseconds), happened.Detail));
        }
    }

    private string? LimitPassed()
    {
        if (options.Timeout is { } whole && watch.Elapsed > whole)
            return Invariant($"the notebook took longer than {whole.TotalSeconds:0.##} s (it was in cell {running.Cell})");
        if (options.CellTimeout is { } one && running.Cell > 0 && watch.Elapsed - running.Since > one)
            return Invariant($"cell {running.Cell} took longer than {one.TotalSeconds:0.##} s");
        return null;
    }

    /// <summary>Writes into the notebook as its process left it why the cell that was running did not end.</summary>
    private void MarkUnfinished(RunStatus status)
    {
        if (!File.Exists(output))
            return;
        var notebook = Notebook.Load(output);
        string name = status == RunStatus.TimedOut ? "TimeoutError" : "ProcessDied";
        if (notebook.Cells.LastOrDefault(cell => cell.Kind == CellKind.Code && cell.ExecutionCount == running.Cell) is { } cell && running.Cell > 0)
            cell.Outputs.Add(OutputRecorder.Error(new CellError(name, problem!, [problem!, .. lastWords])));
        Provenance.Amend(notebook, status, watch.Elapsed);
        notebook.Save(output);
        ExecutedHere.Remember(output);
    }

    private NotebookOutcome? EarlierRun()
    {
        try
        {
            JsonNode? record = File.Exists(output) ? Notebook.Load(output).Metadata[Provenance.Key] : null;
            return record?["inputs"]?.ToString() == inputHash && record["status"]?.ToString() == "ok"
                ? new(file, output, RunStatus.Ok, Unchanged: true, TimeSpan.FromSeconds((double?)record["duration_seconds"] ?? 0), 0, null)
                : null;
        }
        catch (NotebookFormatException)
        {
            return null; // Not a notebook: an executed copy that is broken is simply made again.
        }
    }
}
