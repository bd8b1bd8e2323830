using Genex.Notebooks.Documents;
using Genex.Notebooks.Running;

namespace Genex.Notebooks.Tests.Running;

/// <summary>What goes wrong is told, where it went wrong, and the notebook's process lives.</summary>
public class NothingIsSilentTests
{
    private static async Task<(NotebookOutcome Outcome, Notebook Executed, List<RunProgress> Told)> Run(TemporaryFolder folder,
        params (string, string?)[] cells)
    {
        string file = NotebookText.Write(folder["n.ipynb"], cells);
        var told = new Told();
        var options = new RunOptions { OutputFolder = folder["out"], AllowErrors = true };
        NotebookOutcome outcome = Assert.Single(await NotebookRunner.RunAsync([file], options, told));
        return (outcome, Notebook.Load(outcome.OutputFile), told.All);
    }

    private sealed class Told : IProgress<RunProgress>
    {
        public List<RunProgress> All { get; } = [];

        public void Report(RunProgress value) => All.Add(value);
    }

    private static string Outputs(Notebook notebook, int cell) => notebook.Cells[cell].Outputs.ToJsonString();

    [Fact]
    public async Task A_value_that_fails_while_it_is_shown_is_an_error_with_its_traceback()
    {
        using var folder = new TemporaryFolder();
        (NotebookOutcome? outcome, Notebook? executed, List<RunProgress> _) = await Run(folder,
            ("Enumerable.Range(0, 5).Select(x => 10 / (x - 2))", null),
            ("class Bad : Exception { public override string Message => throw new InvalidOperationException(); }\nthrow new Bad();", null),
            ("class Torn { public override string ToString() => throw new NotSupportedException(\"torn\"); }\nnew Torn()", null),
            ("record Node(string Name) { public Node Next { get; set; } }\nvar a = new Node(\"a\"); a.Next = a;\na", null),
            ("a.ToString().Length", null),
            ("int Deep(int n) => Deep(n + 1) + 1;\nDeep(0)", null),
            ("40 + 2", null));
        Assert.Equal(RunStatus.Ok, outcome.Status);
        Assert.Contains("DivideByZeroException", Outputs(executed, 0), StringComparison.Ordinal);
        Assert.Contains("at Cell [1], line 1:", Outputs(executed, 0), StringComparison.Ordinal);
        Assert.Contains("Bad", Outputs(executed, 1), StringComparison.Ordinal);
        Assert.Contains("InsufficientExecutionStackException", Outputs(executed, 4), StringComparison.Ordinal);
        Assert.Contains("Deep", Outputs(executed, 5), StringComparison.Ordinal);
        Assert.Contains("InsufficientExecutionStackException", Outputs(executed, 5), StringComparison.Ordinal);
        Assert.Contains("42", Outputs(executed, 6), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_tasks_left_behind_and_every_cause_are_told_and_a_writer_left_behind_swallows_nothing()
    {
        using var folder = new TemporaryFolder();
        (NotebookOutcome _, Notebook? executed, List<RunProgress> _) = await Run(folder,
            ("void Left() { Task.Run(() => throw new Exception(\"left alone\")); }\nLeft(); await Task.Delay(200);", null),
            ("int F() { int unused; return 1; }\nF()", null),
            ("Console.SetOut(new System.IO.StringWriter());", null),
            ("Console.WriteLine(\"heard\");", null),
            ("Task.WhenAll(Enumerable.Range(1, 3).Select(i => Task.Run(() => { if (i > 0) throw new Exception(\"number \" + i); }))).Wait();", null),
            ("1", null));
        Assert.Contains("line 1, column 15: warning CS0168", Outputs(executed, 1), StringComparison.Ordinal);
        Assert.Contains("heard", Outputs(executed, 3), StringComparison.Ordinal);
        Assert.All((string[])["number 1", "number 2", "number 3"], text => Assert.Contains(text, Outputs(executed, 4), StringComparison.Ordinal));
        Assert.Contains("left alone", string.Concat(executed.Cells.Select(cell => cell.Outputs.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compile_error_is_told_with_its_line_and_a_caret_in_order_and_so_many_of_them()
    {
        using var folder = new TemporaryFolder();
        (NotebookOutcome outcome, Notebook _, List<RunProgress>? told) = await Run(folder,
            ("var b = second;\nvar a = first +;\n" + string.Join('\n', Enumerable.Range(0, 20).Select(i => Invariant($"var x{i} = nope{i};"))), null));
        string[] lines = told.Single(one => one.State == RunProgressState.CellFailed).Detail!.Split('\n');
        Assert.Equal("CompilationError: CS1525: Invalid expression term ';'", lines[0]);
        Assert.Contains("      var a = first +;", lines);
        Assert.Contains("                     ^", lines);
        Assert.Equal("cell 1: " + lines[0], outcome.Problem);
        (NotebookOutcome _, Notebook _, told) = await Run(folder,
            (string.Join('\n', Enumerable.Range(0, 20).Select(i => Invariant($"var x{i} = nope{i};"))), null));
        lines = told.Single(one => one.State == RunProgressState.CellFailed).Detail!.Split('\n');
        Assert.Equal(Enumerable.Range(1, 10), lines.Skip(1).Where(line => line.Contains("column", StringComparison.Ordinal))
            .Select(line => int.Parse(line.Split("line ")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)).Take(10));
    }

    [Fact]
    public async Task A_stack_that_overflows_inside_a_library_ends_the_process_and_the_function_is_named()
    {
        using var folder = new TemporaryFolder();
        (NotebookOutcome? outcome, Notebook _, List<RunProgress> _) = await Run(folder, ("var array = new object[1]; array[0] = array;\n"
            + "((System.Collections.IStructuralEquatable)array).GetHashCode(System.Collections.StructuralComparisons.StructuralEqualityComparer)", null));
        Assert.Equal(RunStatus.Died, outcome.Status);
        Assert.True(outcome.Problem!.Contains("Stack overflow. (at System.Array.System.Collections.IStructuralEquatable.GetHashCode", StringComparison.Ordinal),
            outcome.Problem);
    }
}
