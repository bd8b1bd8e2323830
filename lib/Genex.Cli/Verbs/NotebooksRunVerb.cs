using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Notebooks.Running;

namespace Genex.Cli.Verbs;

/// <summary><c>genex notebooks run</c>: executes notebooks, each in a process of its own.</summary>
internal static class NotebooksRunVerb
{
    private static readonly Argument<string[]> Paths = new("paths")
    {
        Description = "Notebooks, or folders whose .ipynb files are run in the order of their names.",
        DefaultValueFactory = _ => ["notebooks"],
    };

    private static readonly Option<string[]> Parameter = new("--parameter", "--parameters", "-p")
    {
        Description = "name=value for the cell tagged 'parameters'; read as the type declared there. Repeatable.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The study's folder: or the store that it was prepared into; given to every notebook that declares a parameter 'data'.",
    };

    private static readonly Option<string?> Profile = Common.Profile("given to every notebook that declares a parameter 'profile'.");
    private static readonly Option<double?> Timeout = new("--timeout") { Description = "Seconds that one notebook may take. Default: no limit." };
    private static readonly Option<double?> CellTimeout = new("--cell-timeout") { Description = "Seconds that one cell may take. Default: no limit." };
    private static readonly Option<string?> Out = Common.Out("a folder for the executed notebooks.");
    private static readonly Option<bool> InPlace = new("--in-place") { Description = "Write the outputs into the notebooks themselves." };
    private static readonly Option<int> Jobs = Common.Jobs("notebooks.", 1);
    private static readonly Option<bool> AllowErrors = new("--allow-errors") { Description = "Go on after a failing cell, and count the run as done." };
    private static readonly Option<bool> SkipUnchanged = new("--skip-unchanged")
    {
        Description = "Leave a notebook alone whose executed copy came from the same cells, parameters and files.",
    };

    private static readonly Option<string[]> Depends = new("--depends")
    {
        Description = "Files and folders that the notebooks use, for --skip-unchanged; assemblies named by #r count by themselves.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    public static Verb Create()
    {
        Verb verb = new("run", "Execute notebooks, each in a process of its own.", """
            The executed copy is saved after every cell, so what is done stays when a run is cut short.

            Tags: 'parameters' (its values can be replaced), 'raises-exception' (may fail), 'skip-execution'.

            Exit codes: 0 all ran; 1 a cell failed; 2 unusable input; 4 a time limit passed; 5 a notebook's process died; 130 cancelled.

            Examples:
              genex notebooks run notebooks --profile quick --out artifacts/notebooks --skip-unchanged --depends data/sample
              genex notebooks run notebooks/01-data-alignment.ipynb --data STUDY --out mine
              genex notebooks run notebooks/02-a1-improved-cnn.ipynb --in-place -p seed=7 -p device=cpu --cell-timeout 600
            """, "the notebooks keep what was done")
        {
            Paths, Data, Parameter, Profile, Timeout, CellTimeout, Out, InPlace, Jobs, AllowErrors, SkipUnchanged, Depends,
        };
        verb.Validators.Add(result =>
        {
            if (result.GetValue(Out) is null == !result.GetValue(InPlace))
                result.AddError("Say where the executed notebooks go: either --out DIR or --in-place.");
        });
        return verb.Does(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        IReadOnlyList<NotebookOutcome> outcomes;
        IReadOnlyList<string> notebooks = [.. NotebookFiles.Find(result.GetRequiredValue(Paths))];
        string?[] folders = result.GetValue(Out) is { } one ? [one] : [.. notebooks.Select(path => Path.GetDirectoryName(Path.GetFullPath(path))).Distinct()];
        foreach (string? folder in folders) AtomicFile.RequireWritable(Path.Combine(folder!, "notebook")); // before hours of work, not after
        using (ProgressLine line = new())
            outcomes = await NotebookRunner.RunAsync(notebooks, Settings(result), new NotebookProgress(line),
                cancellation);
        NotebookProgress.Summarize(outcomes, Console.Error);
        return NotebookRunner.ExitCode(outcomes);
    }

    private static RunOptions Settings(ParseResult result) => new()
    {
        OutputFolder = result.GetValue(Out),
        Parameters = Parameters(result),
        Profile = result.GetValue(Profile),
        Timeout = result.GetValue(Timeout) is { } whole ? TimeSpan.FromSeconds(whole) : null,
        CellTimeout = result.GetValue(CellTimeout) is { } one ? TimeSpan.FromSeconds(one) : null,
        Jobs = result.GetValue(Jobs) is > 0 and var jobs ? jobs : throw new ArgumentException("--jobs is at least 1"),
        AllowErrors = result.GetValue(AllowErrors),
        SkipUnchanged = result.GetValue(SkipUnchanged),
        DependsOn = [.. result.GetValue(Depends)!, .. result.GetValue(Data) is { } study ? [study] : Array.Empty<string>()],
    };

    private static Dictionary<string, string> Parameters(ParseResult result)
    {
        Dictionary<string, string> given = result.GetValue(Parameter)!.ToDictionary(
            pair => pair.Split('=')[0].Trim(),
            pair => pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign ? pair[(sign + 1)..]
                : throw new ArgumentException($"'{pair}': a parameter is written name=value"));
        if (result.GetValue(Data) is not { } study) return given;
        if (!Directory.Exists(study)) throw new DirectoryNotFoundException($"{study}: there is no such folder; --data is a study's folder or a prepared store");
        // A notebook looks from its own folder.
        return given.TryAdd("data", Path.GetFullPath(study)) ? given : throw new ArgumentException("--data and -p data=… say the same; give one of them");
    }
}
