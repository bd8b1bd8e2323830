using System.Runtime.InteropServices;

namespace Genex.Research;

/// <summary>Where the library's companions lie: beside it in a build, in folders of their own in its package.</summary>
internal static class PackageFolder
{
    private const string TorchNative = "libLibTorchSharp.so";

    /// <summary>The folder of this assembly.</summary>
    internal static string Library => Path.GetDirectoryName(typeof(PackageFolder).Assembly.Location) is { Length: > 0 } folder ? folder
        : AppContext.BaseDirectory;

    /// <summary>The package's folder, two above <c>lib/net10.0</c>.</summary>
    private static string Package => Path.GetFullPath(Path.Combine(Library, "..", ".."));

    /// <summary>The folder that holds a file: the library's own, or the named one of the package.</summary>
    internal static string Holding(string file, string packageFolder) =>
        !File.Exists(Path.Combine(Library, file)) && File.Exists(Path.Combine(Package, packageFolder, file)) ? Path.Combine(Package, packageFolder) : Library;

    /// <summary>
    /// Loads libtorch from its own package and TorchSharp's native library from this one, where this library was restored as a package: the copy in
    /// TorchSharp's package asks for a newer C++ runtime than Debian 12 and Ubuntu 22.04 have. What is loaded by its full path is found by its name afterwards.
    /// </summary>
    internal static void LoadTorch()
    {
        string folder = Holding(TorchNative, Path.Combine("natives", "linux-x64"));
        if (folder == Library || !OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64) return;

        // …/torchsharp/<version>/lib/<framework>/TorchSharp.dll, and beside it …/libtorch-cpu-linux-x64/<version>.
        string packages = Path.GetFullPath(Path.Combine(typeof(TorchSharp.torch).Assembly.Location, "..", "..", "..", "..", ".."));
        string libtorch = Path.Combine(packages, "libtorch-cpu-linux-x64");
        if (!Directory.Exists(libtorch)) return; // Another libtorch was chosen: TorchSharp looks for it by itself.
        string natives = Directory.EnumerateDirectories(libtorch).Order(StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "runtimes", "linux-x64", "native")).Last();
        foreach (string file in (string[])["libc10.so", "libtorch_cpu.so", "libtorch.so"])
            NativeLibrary.Load(Path.Combine(natives, file));
        NativeLibrary.Load(Path.Combine(folder, TorchNative));
    }
}
