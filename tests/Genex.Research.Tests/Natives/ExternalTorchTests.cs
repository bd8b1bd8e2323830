using System.Diagnostics;
using Genex.Research.Natives;

namespace Genex.Research.Tests.Natives;

/// <summary>The libtorch of another installation: a wrong one is named in one line, a right one serves a whole process.</summary>
public sealed class ExternalTorchTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-libtorch-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_folder_without_libtorch_or_without_a_version_says_so()
    {
        Assert.Contains("holds no libtorch_cpu.so", ExternalTorch.Problem(folder.FullName, "2.10.0"), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(Libraries(), "libtorch_cpu.so"), "");
        Assert.Contains("version is not known", ExternalTorch.Problem(Libraries(), "2.10.0"), StringComparison.Ordinal);
    }

    [Theory, InlineData("2.10.0", true), InlineData("2.10.1+cu128", true), InlineData("2.11.0+cu130", true), InlineData("2.12.0", false),
        InlineData("1.13.0a0", false), InlineData("2.1.0", false)]
    public void The_minor_version_must_be_TorchSharps(string version, bool fits)
    {
        File.WriteAllText(Path.Combine(Libraries(), "libtorch_cpu.so"), "");
        File.WriteAllText(Path.Combine(folder.FullName, "version.py"), $"__version__ = '{version}'\ndebug = False\n");
        string? problem = ExternalTorch.Problem(Libraries(), "2.10.0");
        Assert.Equal(fits, problem is null);
        if (!fits) Assert.Contains($"libtorch {version}; this build needs 2.10", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem ?? "");
    }

    /// <summary>The natives of this build, in a folder of their own, stand in for a PyTorch installation; the process must take them from there and from
    /// nowhere else.</summary>
    [Fact]
    public void A_process_computes_with_the_libtorch_it_is_given()
    {
        foreach (string library in Directory.EnumerateFiles(AppContext.BaseDirectory, "lib*.so*")
            .Where(path => Path.GetFileName(path) is var name
            && (name.StartsWith("libtorch", StringComparison.Ordinal) || name.StartsWith("libc10", StringComparison.Ordinal)
            || name.StartsWith("libgomp", StringComparison.Ordinal))))
            File.CreateSymbolicLink(Path.Combine(Libraries(), Path.GetFileName(library)), library);
        File.Delete(Path.Combine(Libraries(), "libtorch_cpu.so"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "libtorch_cpu.so"), Path.Combine(Libraries(), "libtorch_cpu.so"));
        File.WriteAllText(Path.Combine(folder.FullName, "build-version"), "2.10.0+cpu\n");
        string taken = Run(Libraries());
        Assert.Contains($"from {Path.Combine(Libraries(), "libtorch_cpu.so")}; fine True; ", taken, StringComparison.Ordinal);

        Assert.Contains("libtorch 2.10", taken, StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(folder.FullName, "build-version"), "2.12.0+cpu\n");
        string refused = Run(Libraries());
        Assert.DoesNotContain("fine True", refused, StringComparison.Ordinal);
        Assert.Contains("this build needs 2.10", refused, StringComparison.Ordinal);
    }

    private string Libraries() => folder.CreateSubdirectory("lib").FullName;

    // A process of its own: libtorch is loaded once and for all.
    private static string Run(string libraries)
    {
        ProcessStartInfo start =
            new("dotnet", [ScriptHost.Program])
            { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[ExternalTorch.Variable] = libraries;
        using Process process = Process.Start(start)!;
        process.StandardInput.Write($$"""
            #r "{{Path.Combine(AppContext.BaseDirectory, "Genex.Research.dll")}}"
            var torch = Genex.Research.Experiments.WorkingEnvironment.Inspect("nowhere").First(item => item.Item == "Tensors");
            var loaded = System.IO.File.ReadLines("/proc/self/maps").Where(line => line.EndsWith("libtorch_cpu.so"))
                .Select(line => line.Substring(line.IndexOf('/'))).Distinct();
            throw new Exception($"from {string.Join(" and ", loaded)}; fine {torch.Fine}; {torch.Found}".Replace("TorchSharp", "").Replace("\"", ""));
            """);
        process.StandardInput.Close();
        Task<string> problems = process.StandardError.ReadToEndAsync();
        string output = System.Text.RegularExpressions.Regex.Unescape(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return output + problems.Result;
    }
}
