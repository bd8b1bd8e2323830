using System.Reflection;
using System.Runtime.InteropServices;
using Genex.Research.Models.Weights;
using TorchSharp;

#pragma warning disable MA0048 // the environment and one line of it

namespace Genex.Research.Experiments;

/// <summary>One thing that work depends on.</summary>
/// <param name="Item">What, in a few words.</param>
/// <param name="Found">What this machine has.</param>
/// <param name="Fine">False when something is missing or broken.</param>
/// <param name="Advice">What to do when it is not fine; empty otherwise.</param>
/// <param name="Needed">Whether nothing runs while it is not fine; otherwise something is missing or slower.</param>
public sealed record EnvironmentItem(string Item, string Found, bool Fine = true, string Advice = "", bool Needed = false);

/// <summary>What the machine has of what the library needs: versions, natives, device, browser, data, weights.</summary>
public static class WorkingEnvironment
{
    /// <summary>Looks at everything once; loads the native libraries.</summary>
    /// <param name="dataFolder">The study's folder.</param>
    /// <param name="store">Where weights lie. Default: <see cref="WeightsStore.Default"/>, which runs start from.</param>
    public static IReadOnlyList<EnvironmentItem> Inspect(string dataFolder, WeightsStore? store = null) =>
    [
        new("Library", $"Genex.Research {Version(typeof(WorkingEnvironment))}"),
        new("Runtime", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"),
        new("Machine", Invariant($"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB memory")),
        Torch(),
        Device(),
        Video(),
        Data(dataFolder),
        .. OfficialWeights.All.Select(weights => Weights(store ?? WeightsStore.Default, weights)),
    ];

    private static string Version(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion is { } version
            ? version.Split('+') is [var number, var commit, ..] ? $"{number} ({commit[..Math.Min(9, commit.Length)]})" : version
            : type.Assembly.GetName().Version?.ToString() ?? "unknown";

    private static EnvironmentItem Torch()
    {
        try
        {
            using torch.Tensor product = torch.ones(2, 2).matmul(torch.ones(2, 2));
            return new("Tensors", Invariant($"TorchSharp {Version(typeof(torch))}, libtorch {torch.__version__}, {torch.get_num_threads()} ")
                + $"{(torch.get_num_threads() == 1 ? "thread" : "threads")}, "
                + Natives.OneDnn.Ensure() + $", bfloat16 on the processor: {Natives.BFloat16Products.OnCpu ?? "no"}");
        }
        catch (Exception error) when (error is TypeInitializationException or DllNotFoundException or NotSupportedException)
        {
            return new("Tensors", $"libtorch does not load: {error.GetBaseException().Message}", Fine: false,
                "Build again with environment/setup.sh run first; Debian 12, Ubuntu 22.04 or newer is needed.", Needed: true);
        }
    }

    private static EnvironmentItem Device() => torch.cuda.is_available()
        ? new("Device", Invariant($"{torch.cuda.device_count()} CUDA device(s)"))
        : new("Device", "CPU (no CUDA device in this build or on this machine)");

    private static EnvironmentItem Video()
    {
        try
        {
            string build = OpenCvSharp.Cv2.GetBuildInformation();
            string codecs = build.Split('\n').FirstOrDefault(line => line.Contains("FFMPEG", StringComparison.Ordinal))?.Trim() ?? "";
            return new("Video", $"OpenCV {OpenCvSharp.Cv2.GetVersionString()}, {string.Join(' ', codecs.Split(' ', StringSplitOptions.RemoveEmptyEntries))}");
        }
        catch (Exception error) when (error is TypeInitializationException or DllNotFoundException)
        {
            return new("Video", $"OpenCV does not load: {error.GetBaseException().Message}", Fine: false, "Run environment/setup.sh: it installs libgtk-3-0.",
                Needed: true);
        }
    }

    private static EnvironmentItem Data(string folder)
    {
        if (Recordings.ReleaseReader.IsRelease(folder)) return Release(folder);
        string replays = Path.Combine(folder, "Analysis", "Gaze Replays");
        if (!Directory.Exists(replays))
            return new("Data", $"no study in \"{folder}\"", Fine: false,
                "Run environment/run.sh, which makes a simulated one, or name the folder of your study.");
        int videos = Directory.EnumerateFiles(replays, "*.mp4").Count();
        bool simulated = File.Exists(Path.Combine(folder, "Truth", "truth.json"));
        return new("Data", Invariant($"{(simulated ? "simulated study" : "study")} in \"{folder}\", {videos} videos"));
    }

    private static EnvironmentItem Release(string folder)
    {
        try
        {
            Recordings.Study study = Recordings.ReleaseReader.Read(folder);
            IReadOnlyList<Recordings.ReleasedRecording> people = study.Release!.Recordings;
            return new("Data", Invariant($"{(study.Provenance == Recordings.Provenance.Simulated ? "simulated study" : "study")} in the released layout in ")
                + Invariant($"\"{folder}\", {people.Count} participants, {people.Sum(one => one.Frames.Count)} frames, ")
                + Invariant($"{people.Count(one => one.Emotional is not null)} with annotations"));
        }
        catch (Recordings.RecordingException problem)
        {
            return new("Data", $"a study in the released layout that cannot be read: {problem.Message.ReplaceLineEndings(" ")}", Fine: false,
                "Put the file right, or name another folder.");
        }
    }

    private static EnvironmentItem Weights(WeightsStore store, OfficialWeights weights)
    {
        string item = $"Weights of {string.Join(", ", weights.Models)}";
        return store.Find(weights) is { } path
            ? new(item, Invariant($"{weights.File}, {new FileInfo(path).Length / 1e6:F0} MB"))
            : new(item, "not here: these models start from random weights, and their results say so", Fine: false,
                $"Run genex weights fetch {weights.Name}, or put {weights.File} into a folder and name that folder in {EnvironmentVariables.Weights.Name}.");
    }
}
