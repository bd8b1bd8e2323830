using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Genex.Research.Natives;

/// <summary>libtorch as it lies in this process, for the few of its functions that TorchSharp does not hand on.</summary>
internal static class LoadedTorch
{
    private static readonly Lazy<IntPtr> Cpu = new(Find);

    /// <summary>A function by its name in libtorch_cpu.so.</summary>
    /// <exception cref="NotSupportedException">The library is not loaded under that name.</exception>
    /// <exception cref="EntryPointNotFoundException">This libtorch has no such function.</exception>
    public static IntPtr Function(string name) => NativeLibrary.GetExport(Cpu.Value, name);

    private static IntPtr Find()
    {
        using Tensor loaded = zeros(1); // loads libtorch, wherever it comes from
        string path = File.ReadLines("/proc/self/maps").Select(line => line[(line.IndexOf('/') is var slash and >= 0 ? slash : line.Length)..])
            .FirstOrDefault(name => Path.GetFileName(name) == "libtorch_cpu.so")
            ?? throw new NotSupportedException("libtorch_cpu.so is not loaded.");
        return NativeLibrary.Load(path);
    }
}
