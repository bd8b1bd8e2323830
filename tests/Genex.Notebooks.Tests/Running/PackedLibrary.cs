using System.Diagnostics;
using Genex.Notebooks.Installation;

namespace Genex.Notebooks.Tests.Running;

/// <summary>The library as a package in a folder that serves as a source, made once for the tests that use it.</summary>
public sealed class PackedLibrary : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-feed-");

    /// <summary>Its version, which no other package has.</summary>
    public string Version { get; } = Invariant($"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}");

    /// <summary>The source.</summary>
    public string Feed => folder.FullName;

    public async Task InitializeAsync()
    {
        using Process pack = Process.Start(new ProcessStartInfo(HostProcess.DotnetPath,
            ["pack", Path.Combine(Repository.Root, "lib", "Genex.Research"), "--no-build", "-p:Version=" + Version, "-o", Feed, "--nologo", "-v", "q"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        string problem = await pack.StandardOutput.ReadToEndAsync();
        await pack.WaitForExitAsync();
        Assert.True(pack.ExitCode == 0, problem);
    }

    public Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        string restored = Path.Combine(Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"), "genex.research", Version);
        if (Directory.Exists(restored))
            Directory.Delete(restored, recursive: true);
        return Task.CompletedTask;
    }
}
