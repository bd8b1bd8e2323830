using System.Diagnostics;
using Genex.Notebooks.Documents;
using Genex.Notebooks.Installation;
using Genex.Notebooks.Running;

namespace Genex.Notebooks.Tests.Running;

/// <summary>The package of the library, made and used as a reader would: from a folder that serves as a source, in a notebook.</summary>
public class ResearchPackageTests
{
    [Fact]
    public async Task The_library_works_from_its_package()
    {
        using var folder = new TemporaryFolder();
        string version = Invariant($"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}");
        using Process pack = Process.Start(new ProcessStartInfo(HostProcess.DotnetPath,
            ["pack", Path.Combine(Repository.Root, "lib", "Genex.Research"), "--no-build", "-p:Version=" + version, "-o", folder["feed"], "--nologo", "-v",
                "q"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        string problem = await pack.StandardOutput.ReadToEndAsync();
        await pack.WaitForExitAsync();
        Assert.True(pack.ExitCode == 0, problem);
        try
        {
            string file = NotebookText.Write(folder["n.ipynb"],
                ($"#i \"nuget: feed\"\n#r \"nuget: Genex.Research, {version}\"\nusing Genex.Research.Experiments;\nusing Genex.Research.Reporting;", null),
                ("foreach (var item in WorkingEnvironment.Inspect(\"nowhere\")) Console.WriteLine($\"{item.Item} {item.Fine}\");", null),
                ("Console.WriteLine(FigureRenderer.Default.GetType().Name);", null));
            NotebookOutcome outcome = Assert.Single(await NotebookRunner.RunAsync([file], new RunOptions { OutputFolder = folder["out"] }));
            Assert.Equal((RunStatus.Ok, null), (outcome.Status, outcome.Problem));
            string shown = string.Concat(Notebook.Load(outcome.OutputFile).Cells.Select(cell => cell.Outputs.ToJsonString()));
            Assert.All((string[])["Tensors True", "Video True", "PlotlyRenderer"], expected => Assert.Contains(expected, shown, StringComparison.Ordinal));
        }
        finally
        {
            string restored = Path.Combine(Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"), "genex.research", version);
            if (Directory.Exists(restored))
                Directory.Delete(restored, recursive: true);
        }
    }
}
