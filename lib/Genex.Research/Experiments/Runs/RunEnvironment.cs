using System.Reflection;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Genex.Research.Experiments;

/// <summary>With what a run was made. Names no machine, user or path.</summary>
/// <param name="Library">Version of this library; after the plus sign the commit it was built from, where the build knew it.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="TorchSharp">Version of TorchSharp.</param>
/// <param name="Torch">Version of libtorch.</param>
/// <param name="System">Operating system and processor kind.</param>
/// <param name="Device">"cpu" or "cuda".</param>
/// <param name="Threads">Threads that libtorch uses; another number can change the last bits.</param>
/// <param name="Started">When the run was started (UTC).</param>
/// <param name="Seconds">Wall-clock time over all folds, interruptions left out.</param>
public sealed record RunEnvironment(
    string Library, string Runtime, string TorchSharp, string Torch, string System, string Device, int Threads, DateTimeOffset Started, double Seconds)
{
    /// <summary>Of this process.</summary>
    public static RunEnvironment Current(Device device, DateTimeOffset started, double seconds) => new(
        VersionOf(typeof(RunEnvironment).Assembly), RuntimeInformation.FrameworkDescription, VersionOf(typeof(Tensor).Assembly), __version__,
        $"{(OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsWindows() ? "Windows" : "other")} {RuntimeInformation.ProcessArchitecture}",
        device.type.ToString().ToLowerInvariant(), get_num_threads(), started, seconds);

    private static string VersionOf(Assembly assembly) => assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? assembly.GetName().Version?.ToString() ?? "unknown";
}
