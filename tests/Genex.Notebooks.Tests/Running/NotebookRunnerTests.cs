using Genex.Notebooks.Documents;
using Genex.Notebooks.Running;

namespace Genex.Notebooks.Tests.Running;

/// <summary>Real notebooks in real processes.</summary>
public class NotebookRunnerTests
{
    private static async Task<(NotebookOutcome Outcome, Notebook Executed)> Run(TemporaryFolder folder, RunOptions options, params (string, string?)[] cells)
    {
        string file = NotebookText.Write(folder["n.ipynb"], cells);
        NotebookOutcome outcome = Assert.Single(await NotebookRunner.RunAsync([file], options with { OutputFolder = folder["out"] }));
        return (outcome, Notebook.Load(outcome.OutputFile));
    }

    private static string Outputs(Notebook notebook, int cell) => notebook.Cells[cell].Outputs.ToJsonString();

    [Fact]
    public async Task Parameters_of_every_type_arrive_as_they_were_given()
    {
        using var folder = new TemporaryFolder();
        var options = new RunOptions
        {
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            { ["s"] = "a\"b\\n\n{é}", ["i"] = "-7", ["d"] = "2", ["b"] = "TRUE", ["c"] = "9" },
        };
        (NotebookOutcome? outcome, Notebook? executed) = await Run(folder, options,
            ("string s = \"x\";\nint i = 1;\nvar d = 0.5;\nvar b = false;\nconst int c = 1;", "parameters"),
            ("(s == \"a\\\"b\\\\n\\n{é}\") + \" \" + i + \" \" + d.GetType().Name + d + \" \" + b + \" \" + c", null));
        Assert.Equal((RunStatus.Ok, null), (outcome.Status, outcome.Problem));
        Assert.True(executed.Cells[1].HasTag("injected-parameters"));
        Assert.Contains("True -7 Double2 True 9", Outputs(executed, 2), StringComparison.Ordinal);
        Assert.Equal(-7, (int)executed.Metadata["genex"]!["parameters"]!["i"]!);
        Assert.DoesNotContain(folder.Path, File.ReadAllText(outcome.OutputFile), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nope", "1", "declared by none")]
    [InlineData("i", "x", "does not read as int")]
    public async Task A_parameter_that_does_not_fit_is_refused_before_anything_runs(string name, string value, string problem)
    {
        using var folder = new TemporaryFolder();
        var options = new RunOptions { Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value } };
        ParameterException refused = await Assert.ThrowsAsync<ParameterException>(() => Run(folder, options, ("int i = 1;", "parameters")));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public async Task It_stops_at_the_first_failing_cell_unless_told_otherwise()
    {
        using var folder = new TemporaryFolder();
        (string, string?)[] cells =
            [("throw new Exception(\"expected\");", "raises-exception"), ("throw new Exception(\"skipped\");", "skip-execution"), ("int x = \"a\";", null),
            ("1 + 1", null)];
        (NotebookOutcome? stopped, Notebook? partial) = await Run(folder, new RunOptions(), cells);
        Assert.Equal(RunStatus.Failed, stopped.Status);
        Assert.StartsWith("cell 2: CompilationError", stopped.Problem, StringComparison.Ordinal);
        Assert.Single(partial.Cells[2].Outputs);
        Assert.Empty(partial.Cells[3].Outputs);
        Assert.Empty(partial.Cells[1].Outputs);
        (NotebookOutcome? allowed, Notebook? whole) = await Run(folder, new RunOptions { AllowErrors = true }, cells);
        Assert.Equal((RunStatus.Ok, 1), (allowed.Status, allowed.CellErrors));
        Assert.Single(whole.Cells[3].Outputs);
    }

    [Fact]
    public async Task A_time_limit_ends_the_process_and_keeps_what_was_done()
    {
        using var folder = new TemporaryFolder();
        // The first cell loads the compiler, which on a busy machine takes many seconds and has the same limit.
        (NotebookOutcome? outcome, Notebook? executed) =
            await Run(folder, new RunOptions { CellTimeout = TimeSpan.FromSeconds(25) }, ("1", null), ("while (true) { }", null));
        Assert.Equal(RunStatus.TimedOut, outcome.Status);
        Assert.Equal(4, NotebookRunner.ExitCode([outcome]));
        Assert.Single(executed.Cells[0].Outputs);
        Assert.Contains("TimeoutError", Outputs(executed, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_dies_or_leaves_is_told_from_a_failing_cell()
    {
        using var folder = new TemporaryFolder();
        (NotebookOutcome? died, Notebook? executed) = await Run(folder, new RunOptions(), ("1", null), ("Environment.FailFast(\"last words\");", null));
        Assert.Equal(RunStatus.Died, died.Status);
        Assert.Contains("last words", Outputs(executed, 1), StringComparison.Ordinal);
        Assert.Single(executed.Cells[0].Outputs);
        (NotebookOutcome? left, Notebook _) = await Run(folder, new RunOptions(), ("Environment.Exit(0);", null));
        Assert.Equal(RunStatus.Died, left.Status);
    }

    [Fact]
    public async Task Native_and_managed_text_keep_their_order()
    {
        using var folder = new TemporaryFolder();
        (NotebookOutcome _, Notebook? executed) = await Run(folder, new RunOptions(),
            ("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int puts(string s);\nputs(\"one\"); Console.WriteLine(\"two\"); "
                + "puts(\"three\");", null));
        Assert.Contains("[\"one\\n\",\"two\\n\",\"three\\n\"]", Outputs(executed, 0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_unchanged_is_not_run_again()
    {
        using var folder = new TemporaryFolder();
        string dependency = folder["data.txt"];
        File.WriteAllText(dependency, "1");
        var options = new RunOptions { SkipUnchanged = true, DependsOn = [dependency] };
        Assert.False((await Run(folder, options, ("1", null))).Outcome.Unchanged);
        Assert.True((await Run(folder, options, ("1", null))).Outcome.Unchanged);
        Assert.False((await Run(folder, options, ("2", null))).Outcome.Unchanged);
        File.WriteAllText(dependency, "2");
        Assert.False((await Run(folder, options, ("2", null))).Outcome.Unchanged);
    }
}
