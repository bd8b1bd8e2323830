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
        return new ProcessStartInfo(DotnetPath, [assembly, .. arguments]) { UseShellExecute = false };
    }

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
