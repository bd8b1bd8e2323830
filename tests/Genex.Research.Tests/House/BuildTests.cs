using System.Diagnostics;
using System.Text;

namespace Genex.Research.Tests.House;

public class BuildTests
{
    [Theory]
    [InlineData("cpu", "TorchSharp-cpu")]
    [InlineData("cuda", "TorchSharp-cuda-linux")]
    public void The_backend_property_chooses_the_libtorch_package(string backend, string package)
    {
        string references = Dotnet("msbuild", Path.Combine(Repository.Root, "lib/Genex.Research/Genex.Research.csproj"), "-getItem:PackageReference",
            $"-p:GenexBackend={backend}");
        string[] torch = [.. references.Split('"').Where(word => word.StartsWith("TorchSharp-", StringComparison.Ordinal)).Distinct()];
        Assert.Equal([package], torch);
    }

    [Fact]
    public void The_native_library_beside_the_tests_waives_the_newer_runtime_and_the_package_keeps_its_own()
    {
        const string version = "GLIBCXX_3.4.32";
        byte[] built = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so"));
        byte[] again = [.. built];
        Assert.True(SymbolVersions.Weaken(again, version) > 0);
        Assert.Equal(built, again); // already weak: nothing left to change

        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string original = Directory.EnumerateFiles(Path.Combine(packages, "torchsharp"), "libLibTorchSharp.so", SearchOption.AllDirectories).First();
        Assert.NotEqual(built, File.ReadAllBytes(original));
    }

    [Fact]
    public void Weakening_changes_one_flag_and_nothing_else()
    {
        byte[] built = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so"));
        byte[] changed = [.. built];
        Assert.Equal(1, SymbolVersions.Weaken(changed, "CXXABI_1.3.5"));
        Assert.Equal(1, Enumerable.Range(0, built.Length).Count(at => built[at] != changed[at]));
    }

    [Fact]
    public void A_file_that_is_no_library_is_refused() =>
        Assert.Throws<InvalidDataException>(() => SymbolVersions.Weaken(Encoding.ASCII.GetBytes(new string('x', 200)), "GLIBCXX_3.4.32"));

    [Fact]
    public void A_library_cut_short_is_refused()
    {
        byte[] built = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so"));
        Assert.Throws<InvalidDataException>(() => SymbolVersions.Weaken(built[..(built.Length / 2)], "GLIBCXX_3.4.32"));
    }

    private static string Dotnet(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output
            : throw new InvalidOperationException(Invariant($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}"));
    }
}
