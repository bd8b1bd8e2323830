using System.ComponentModel;
using System.Diagnostics;
using Genex.Notebooks.Installation;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary>What the command line adds to the library's own look at the machine: the SDK, the browser, ffmpeg, the installed kernels.</summary>
internal static class DoctorChecks
{
    public static IReadOnlyList<EnvironmentItem> All(string dataFolder) =>
        [Sdk(), .. WorkingEnvironment.Inspect(dataFolder), .. UnusedGpu(), Browser(), Ffmpeg(), FaceFinder(), .. Kernels(), .. Variables()];

    private static EnvironmentItem Sdk()
    {
        string needed = Invariant($"{Environment.Version.Major}");
        string[] versions = [.. (Output(HostProcess.DotnetPath, "--list-sdks") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')[0])];
        return versions.Any(version => version.StartsWith($"{needed}.", StringComparison.Ordinal))
            ? new(".NET SDK", string.Join(", ", versions))
            : new(".NET SDK", versions.Length > 0 ? string.Join(", ", versions) : "none", Fine: false,
                $"Install the SDK {needed}.0 (https://dotnet.microsoft.com/download/dotnet/{needed}.0): building and #r \"nuget: …\" in cells need it.",
                Needed: true);
    }

    /// <summary>A GPU that the machine has and this build does not use.</summary>
    private static IEnumerable<EnvironmentItem> UnusedGpu() => !TorchSharp.torch.cuda.is_available() && Output("nvidia-smi", "-L") is { Length: > 0 } gpus
        ? [new("GPU", $"{gpus.Split('\n')[0].Trim()}, not used", Fine: false,
            "This build computes on the CPU: see environment/CUDA.md for the build that uses the GPU.")]
        : [];

    private static EnvironmentItem Browser() => FigureRenderer.Default.PngUnavailable is { } problem
        ? new("Browser", "none that can draw charts as pictures", Fine: false, problem)
        : new("Browser", "found: charts become pictures as well");

    private static EnvironmentItem Ffmpeg() => Output("ffmpeg", "-version") is { } text
        ? new("ffmpeg", string.Join(' ', text.Split(' ').Take(3)))
        : new("ffmpeg", "not found", Fine: false,
            "Only needed for sound that has no .wav file beside its video (\"voice\" in study.json, overlays) and for pages of videos that "
                + "browsers do not play: apt-get install ffmpeg. The library brings its own decoder of pictures; with ffmpeg, long videos are sampled twice "
                + "as fast.");

    private static EnvironmentItem FaceFinder() => FaceSearch.Installed is { } found
        ? new("Face finder", found.Finder)
        : new("Face finder", "not found", Fine: false, "Only needed for --face find, and not for YuNet's file: apt-get install opencv-data.");

    private static IEnumerable<EnvironmentItem> Kernels()
    {
        var ours = KernelSpecs.List().Where(kernel => kernel.IsOurs).ToList();
        if (ours.Count == 0)
            yield return new("Jupyter kernel", "not installed", Fine: false,
                "Run: genex kernel install. JupyterLab and VS Code then offer C# as a kernel.");
        foreach (InstalledKernel kernel in ours)
            yield return kernel.Missing is { } missing
                ? new($"Jupyter kernel {kernel.Name}", $"cannot start: {missing} is not there", Fine: false,
                    "Build again, then run: genex kernel install")
                : new($"Jupyter kernel {kernel.Name}", $"installed in {kernel.Folder}");
    }

    private static IEnumerable<EnvironmentItem> Variables() => EnvironmentVariables.All.Select(one =>
        new EnvironmentItem(one.Name, one.Value is { } value ? $"{value} ({one.Meaning})" : $"not set: {one.Default} ({one.Meaning})"));

    private static string? Output(string program, string argument)
    {
        try
        {
            var start = new ProcessStartInfo(program, argument) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            string text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? text : null;
        }
        catch (Win32Exception)
        {
            return null; // There is no such program.
        }
    }
}
