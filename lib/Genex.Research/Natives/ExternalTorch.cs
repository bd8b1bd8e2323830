using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;

namespace Genex.Research.Natives;

/// <summary>The libtorch of an existing PyTorch installation in place of the one beside this library: a cluster's own CUDA build, say.</summary>
/// <remarks>
/// <c>GENEX_LIBTORCH</c> names the folder of its libraries (<c>…/site-packages/torch/lib</c>, or <c>…/libtorch/lib</c>). Its version must be the one
/// TorchSharp was built for, to the minor number, or one that has been tried with it.
/// Loading libtorch from two folders would register its kernels twice and abort (TorchSharp's issue 169), so TorchSharp is loaded from a folder that links to
/// the one asked for.
/// </remarks>
public static partial class ExternalTorch
{
    /// <summary>The environment variable.</summary>
    public static string Variable => EnvironmentVariables.Libtorch.Name;

    /// <summary>The libtorch that TorchSharp was built for; not asked of TorchSharp, which would load it.</summary>
    internal const string Expected = "2.10.0";

    // The next minor version keeps every function that TorchSharp 0.107 calls: trained with 2.11.0+cu130 on a GPU.
    private static readonly string[] AlsoServing = ["2.11"];

    /// <summary>The folder that is asked for; null when the library's own libtorch serves.</summary>
    public static string? Folder => EnvironmentVariables.Libtorch.Value;

    /// <summary>What is wrong with the folder that is asked for, in one line; null when nothing is, or none is asked for.</summary>
    public static string? Problem() => Folder is { } folder ? Problem(folder, Expected) : null;

    /// <summary>What is wrong with a folder, in one line; null when nothing is.</summary>
    /// <param name="folder">Where the libraries should lie.</param>
    /// <param name="expected">Version of libtorch that TorchSharp was built for.</param>
    internal static string? Problem(string folder, string expected)
    {
        if (!File.Exists(Path.Combine(folder, "libtorch_cpu.so")))
            return $"{Variable} names \"{folder}\", which holds no libtorch_cpu.so; expected the \"lib\" folder of a PyTorch installation (torch/lib) or of "
                + "a libtorch download.";
        if (VersionOf(folder) is not { } found)
            return $"{Variable} names \"{folder}\", whose version is not known: there is neither torch/version.py nor libtorch/build-version beside it.";
        return MajorMinor(found) == MajorMinor(expected) || (expected == Expected && AlsoServing.Contains(MajorMinor(found))) ? null
            : $"{Variable} names \"{folder}\", which is libtorch {found}; this build needs {MajorMinor(expected)} (TorchSharp was built for {expected}) "
                + $"or {string.Join(", ", AlsoServing)}. Unset it, or name a PyTorch {MajorMinor(expected)}.";
    }

    /// <summary>
    /// Where this library is loaded into a context of its own (a notebook's #r), has TorchSharp loaded from a folder that links to the libtorch asked for. A
    /// program that references the library has its TorchSharp fixed before any code runs: see <see cref="Restart"/>. Nothing happens when none is asked for, or
    /// a wrong one, which <see cref="Problem()"/> names.
    /// </summary>
    internal static void Register()
    {
        if (Folder is not { } folder || Served(folder) || AssemblyLoadContext.GetLoadContext(typeof(ExternalTorch).Assembly) is not { } context
            || context == AssemblyLoadContext.Default) return;
        if (Problem() is { } problem) throw new NotSupportedException(problem);
        context.LoadFromAssemblyPath(
            Path.Combine(LibtorchLinks.Make(Own, folder, [Path.Combine(Own, "TorchSharp.dll"), Path.Combine(Own, "libLibTorchSharp.so")]), "TorchSharp.dll"));
    }

    /// <summary>Runs the program again from a folder of links in which its libtorch is the one asked for, with the same input and output; for a program's first
    /// line.</summary>
    /// <param name="arguments">The program's own.</param>
    /// <returns>Exit code of that run, or null when there is nothing to do: none is asked for, or this is that run.</returns>
    /// <exception cref="NotSupportedException">The folder cannot be used; the message says why in one line.</exception>
    public static int? Restart(IEnumerable<string> arguments)
    {
        if (Folder is not { } folder || Served(folder)) return null;
        if (Problem() is { } problem) throw new NotSupportedException(problem);
        string links = LibtorchLinks.Make(Own, folder, Directory.EnumerateFiles(Own));
        string program = Path.GetFileName(Assembly.GetEntryAssembly()!.Location);
        Console.CancelKeyPress += (_, press) => press.Cancel = true; // the run below hears it too, and decides
        using Process run = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, ["exec", Path.Combine(links, program), .. arguments]) { UseShellExecute = false })!;
        run.WaitForExit();
        return run.ExitCode;
    }

    private static string Own => Path.GetDirectoryName(typeof(ExternalTorch).Assembly.Location) ?? AppContext.BaseDirectory;

    private static bool Served(string folder) =>
        new FileInfo(Path.Combine(Own, "libtorch_cpu.so")).LinkTarget == Path.Combine(Path.GetFullPath(folder), "libtorch_cpu.so");

    private static string? VersionOf(string folder)
    {
        string beside = Path.GetDirectoryName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)) ?? folder;
        foreach (string place in (string[])[beside, folder])
        {
            if (File.Exists(Path.Combine(place, "version.py")) && PythonVersion().Match(File.ReadAllText(Path.Combine(place, "version.py")))
                is { Success: true } python) return python.Groups[1].Value;
            if (File.Exists(Path.Combine(place, "build-version"))) return File.ReadAllText(Path.Combine(place, "build-version")).Trim();
        }

        return null;
    }

    private static string MajorMinor(string version) => string.Join('.', version.Split('.').Take(2));

    [GeneratedRegex("""__version__\s*=\s*['"]([^'"]+)['"]""", RegexOptions.NonBacktracking)]
    private static partial Regex PythonVersion();
}
