using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Genex.Notebooks.Installation;

/// <summary>
/// How to start a process that runs cells. It is this assembly with its own list of dependencies, so that whatever else lies in the same folder is not on its
/// probing path: a library that a cell references is loaded from where the cell says, never from the folder of the program that started the run.
/// </summary>
public static class HostProcess
{
    /// <summary>The command line, to be completed with arguments.</summary>
    /// <exception cref="FileNotFoundException">The host's own description of its dependencies is not beside it.</exception>
    public static ProcessStartInfo Start(params string[] arguments)
    {
        string assembly = typeof(HostProcess).Assembly.Location;
        foreach (string description in (string[])[Path.ChangeExtension(assembly, ".deps.json"), Path.ChangeExtension(assembly, ".runtimeconfig.json")])
            if (!File.Exists(description))
                throw new FileNotFoundException($"{description}: is missing; the notebook host needs it beside its assembly", description);
        var start = new ProcessStartInfo(DotnetPath, [assembly, .. arguments]) { UseShellExecute = false };
        foreach ((string? name, string? value) in Environment())
            start.Environment[name] = value;
        return start;
    }

    /// <summary>What its environment must say: without ICU the runtime does not start, unless it is told to do without cultures.</summary>
    internal static IReadOnlyDictionary<string, string> Environment() => HasCultures ? new Dictionary<string, string>(StringComparer.Ordinal)
        : new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" };

    private static bool HasCultures => !OperatingSystem.IsLinux()
        || ((string[])["/usr/lib64", "/usr/lib", "/lib", $"/usr/lib/{LinuxTriplet}", $"/lib/{LinuxTriplet}"]).Where(Directory.Exists)
            .Any(static folder => Directory.EnumerateFiles(folder, "libicuuc.so.*").Any());

    private static string LinuxTriplet => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";

    /// <summary>The <c>dotnet</c> that runs this process.</summary>
    public static string DotnetPath
    {
        get
        {
            string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
            string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
            return File.Exists(Path.Combine(root, name)) ? Path.Combine(root, name) : name;
        }
    }
}
