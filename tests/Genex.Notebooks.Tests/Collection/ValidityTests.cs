using System.Diagnostics;
using Genex.Notebooks.Running;

namespace Genex.Notebooks.Tests.Collection;

public class ValidityTests
{
    private const string Check = """
        import sys, nbformat
        for name in sys.argv[1:]:
            notebook = nbformat.read(name, as_version=nbformat.NO_CONVERT)
            assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5), name
            nbformat.validate(notebook)
        """;

    [Fact]
    public async Task What_the_runner_saves_is_valid_to_pythons_nbformat()
    {
        using var folder = new TemporaryFolder();
        string file = NotebookText.Write(folder["n.ipynb"],
            ("Console.Write(\"a\\nb\\ud83d\"); Console.Error.Write(\"c\"); display(HTML(\"<b>x</b>\")); display(1).Update(2);", null),
            ("\"{\\\"a\\\":[1,2.50]}\".DisplayAs(\"application/json\"); new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }", null),
            ("throw new Exception(\"\\u0001 bad\");", "raises-exception"), ("int x = \"a\";", null), ("1", null));
        IReadOnlyList<NotebookOutcome> outcomes = await NotebookRunner.RunAsync([file], new RunOptions { OutputFolder = folder["out"], AllowErrors = true });
        using Process python = Process.Start(
            new ProcessStartInfo("/usr/bin/python3", ["-c", Check, outcomes[0].OutputFile]) { UseShellExecute = false, RedirectStandardError = true })!;
        string problem = await python.StandardError.ReadToEndAsync();
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, problem);
    }
}
