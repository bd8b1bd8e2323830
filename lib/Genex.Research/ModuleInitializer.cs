using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Genex.Research;

/// <summary>What has to be in place before any of the library's code runs, whoever loads it: a command, a test, a notebook's <c>#r</c>.</summary>
internal static class ModuleInitializer
{
    private const string OpenCvNative = "OpenCvSharpExtern";

#pragma warning disable CA2255 // a cell that says #r calls nothing of ours before it uses OpenCV's types; this is the only hook there is
    [ModuleInitializer]
    internal static void Initialize()
    {
        Natives.NativeHeap.Keep();
        NewerFSharp.Register();
        // Before the rest: whatever else names TorchSharp has it loaded from beside the library.
        Natives.ExternalTorch.Register();
        PackageFolder.LoadTorch();
        FindOpenCvBesideTheLibrary();
        Reporting.ForeignFormatters.RegisterInNotebooks();
    }
#pragma warning restore CA2255

    /// <summary>Loads OpenCV's native library from the folder of this assembly; a scripting host looks for it nowhere near.</summary>
    private static void FindOpenCvBesideTheLibrary()
    {
        try
        {
            NativeLibrary.SetDllImportResolver(typeof(OpenCvSharp.Mat).Assembly, Resolve);
        }
        catch (InvalidOperationException)
        {
            // One resolver per assembly: the host has set its own, which then answers for OpenCV.
        }
    }

    private static IntPtr Resolve(string library, Assembly importer, DllImportSearchPath? search)
    {
        if (library != OpenCvNative) return IntPtr.Zero; // zero: the runtime looks on by itself

        string folder = PackageFolder.Library;
        string[] candidates =
        [
            Path.Combine(folder, $"lib{OpenCvNative}.so"),
            Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", $"lib{OpenCvNative}.so"),
        ];

        // Load, not TryLoad: its exception names the system library that is missing (libgtk-3 as a rule).
        return candidates.FirstOrDefault(File.Exists) is { } found ? NativeLibrary.Load(found) : IntPtr.Zero;
    }
}
