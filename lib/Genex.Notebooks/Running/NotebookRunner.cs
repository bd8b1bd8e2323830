using Genex.Notebooks.Documents;

namespace Genex.Notebooks.Running;

/// <summary>Runs notebooks, each in a process of its own.</summary>
public static class NotebookRunner
{
    /// <summary>Runs them all; one that fails does not keep the others from running.</summary>
    /// <param name="files">The notebooks.</param>
    /// <param name="options">What to do.</param>
    /// <param name="progress">Told what happens while it happens.</param>
    /// <param name="cancellationToken">Ends the running notebooks' processes; what they saved stays.</param>
    /// <returns>One outcome per notebook, in the order given.</returns>
    /// <exception cref="NotebookFormatException">A file is not a notebook; nothing was run.</exception>
    /// <exception cref="ParameterException">A parameter fits no notebook, or its value not its type; nothing was run.</exception>
    public static async Task<IReadOnlyList<NotebookOutcome>> RunAsync(
        IReadOnlyList<string> files, RunOptions options, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Jobs, 1);
        Notebook[] notebooks = [.. files.Select(Notebook.Load)];
        var declared = notebooks.SelectMany(ParameterInjection.Declared).Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        if (options.Parameters.Keys.FirstOrDefault(name => !declared.Contains(name)) is { } unknown)
            throw new ParameterException(
                $"parameter '{unknown}' is declared by none of the notebooks; declared are {string.Join(", ", declared.Order(StringComparer.Ordinal))}");
        var hash = new InputHash();
        var runs = new NotebookRun[files.Count];
        for (int i = 0; i < runs.Length; i++)
        {
            ParameterInjection.Inject(notebooks[i], options.Parameters, options.Profile);
            runs[i] = new NotebookRun(files[i], hash.Of(notebooks[i], Path.GetDirectoryName(Path.GetFullPath(files[i]))!, options.DependsOn), options,
                progress);
        }
        var outcomes = new NotebookOutcome[runs.Length];
        await Parallel.ForAsync(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellationToken },
            async (i, stop) => outcomes[i] = await runs[i].RunAsync(stop));
        return outcomes;
    }

    /// <summary>The exit code for a set of outcomes: that of the worst, a dead process before a timeout before a failing cell.</summary>
    public static int ExitCode(IEnumerable<NotebookOutcome> outcomes) => outcomes.Select(outcome => (int)outcome.Status).DefaultIfEmpty(0).Max();
}
