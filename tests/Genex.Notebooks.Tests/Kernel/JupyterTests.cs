using System.Diagnostics;
using Genex.Notebooks.Installation;

namespace Genex.Notebooks.Tests.Kernel;

/// <summary>The kernel from outside: Jupyter's own tools, as Debian has them, start it from an installed specification and talk to it.</summary>
public class JupyterTests
{
    [Fact]
    public Task It_passes_jupyters_own_test_of_kernels() => Python("kernel_contract.py");

    [Fact]
    public Task Every_kind_of_loop_is_interrupted_within_a_second() => Python("kernel_client.py", "Interrupts");

    [Fact]
    public Task It_speaks_the_protocol_with_a_real_client() => Python("kernel_client.py", "Protocol");

    [Fact]
    public Task It_ends_dies_and_restarts_as_clients_expect() => Python("kernel_client.py", "Lives");

    /// <summary>A model that trains in a cell draws its losses in the place of one output, and what is kept does not grow.</summary>
    [Fact]
    public Task A_training_in_a_cell_updates_one_display() =>
        Python("kernel_training.py", Path.Combine(Repository.Root, "artifacts", "lib", "Genex.Research.dll"));

    [Theory]
    [InlineData("notebook", "executed.ipynb", "\"execution_count\": 2")]
    [InlineData("html", "executed.html", "caf\u00e9 2")]
    public async Task Nbconvert_executes_a_notebook_on_it(string format, string output, string expected)
    {
        using var folder = new TemporaryFolder();
        NotebookText.Write(folder["n.ipynb"], ("var x = 2;\nConsole.WriteLine(\"caf\u00e9 \" + x);", null), ("x", null));
        await Run(folder, "-m", "nbconvert", "--to", format, "--execute", folder["n.ipynb"], "--output", "executed",
            "--ExecutePreprocessor.kernel_name=" + KernelSpecs.OwnName);
        Assert.Contains(expected, await File.ReadAllTextAsync(folder[output]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classic_notebook_in_a_browser_shows_a_chart_completes_a_member_and_interrupts_a_loop()
    {
        using var folder = new TemporaryFolder();
        string library = Path.Combine(Repository.Root, "artifacts", "lib", "Genex.Research.dll");
        NotebookText.Write(folder["n.ipynb"],
            ($"#r \"{library}\"\nusing Genex.Research.Reporting;\nvar xs = Enumerable.Range(0, 50).Select(x => x / 5.0).ToArray();\n"
                + "new Figure(\"A sine\", \"A sine over ten seconds.\", new Axis(\"Time\", \"s\"), new Axis(\"Value\"), new LineSeries(\"sine\", xs, "
                    + "xs.Select(Math.Sin)))", null),
            ("var answer = 42;\nanswer", null), ("", null), ("while (true) { }", null));
        await Run(folder, Path.Combine(AppContext.BaseDirectory, "python", "notebook_browser.py"), folder.Path,
            Path.Combine(Repository.Root, "artifacts", "screenshots", "classic-notebook"));
    }

    private static async Task Python(string script, params string[] tests)
    {
        using var folder = new TemporaryFolder();
        await Run(folder, [Path.Combine(AppContext.BaseDirectory, "python", script), .. tests]);
    }

    /// <summary>Runs Debian's Python with this kernel installed and nothing of the user's.</summary>
    private static async Task Run(TemporaryFolder folder, params string[] arguments)
    {
        KernelSpecs.Install(KernelSpecs.FolderBelow(folder.Path), KernelSpecs.OwnName);
        KernelSpecs.Install(KernelSpecs.FolderBelow(folder.Path), KernelSpecs.SharedName);
        var start = new ProcessStartInfo("/usr/bin/python3", arguments)
        { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder.Path };
        start.Environment["JUPYTER_PATH"] = folder["share/jupyter"];
        start.Environment["JUPYTER_RUNTIME_DIR"] = folder["runtime"];
        start.Environment["HOME"] = folder.Path;
        using Process process = Process.Start(start)!;
        Task<string[]> texts = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        Assert.True(process.ExitCode == 0,
            Invariant($"{HostProcess.DotnetPath}, python3 {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{string.Join('\n', await texts)}"));
    }
}
