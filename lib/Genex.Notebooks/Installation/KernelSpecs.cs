using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Genex.Notebooks.Documents;

namespace Genex.Notebooks.Installation;

/// <summary>Kernel specifications: the files by which Jupyter front ends find kernels. Source:
/// https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs.</summary>
public static class KernelSpecs
{
    /// <summary>The name that this kernel is installed under.</summary>
    public const string OwnName = HostIdentity.Name;

    /// <summary>The name that notebooks written for .NET Interactive ask for.</summary>
    public const string SharedName = ".net-csharp";

    private const string FileName = "kernel.json";

    /// <summary>The folder for specifications below a prefix, such as <c>/usr/local</c> or that of a Python environment.</summary>
    public static string FolderBelow(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>The folder for specifications of the current user.</summary>
    public static string UserFolder => Path.Combine(JupyterPaths.UserData, "kernels");

    /// <summary>Installs this kernel.</summary>
    /// <param name="folder">The folder that holds specifications.</param>
    /// <param name="name">The name to install under; letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</param>
    /// <returns>The specification written.</returns>
    /// <exception cref="ArgumentException">The name cannot be one.</exception>
    /// <exception cref="IOException">Another kernel is installed there under this name, or the folder cannot be written.</exception>
    public static InstalledKernel Install(string folder, string name)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            throw new ArgumentException($"'{name}': a kernel's name is made of letters, digits, '-', '_' and '.'", nameof(name));
        string target = Path.Combine(folder, name);
        if (Read(target) is { IsOurs: false } other)
            throw new IOException($"{target}: another kernel is installed there ('{other.DisplayName}'); choose another name with --name");
        ProcessStartInfo start = HostProcess.Start("kernel", "{connection_file}");
        var json = new JsonObject
        {
            ["argv"] = new JsonArray([AbsolutePath(start.FileName), .. start.ArgumentList.Select(argument => (JsonNode)argument)]),
            ["display_name"] = name == SharedName ? ".NET (C#)" : name == OwnName ? "C# (Genex)" : $"C# ({name})",
            ["language"] = "C#",
            // A message comes through the pool of threads, all of which a cell's Parallel.For may hold; the runtime hears a signal on a thread of its own.
            ["interrupt_mode"] = OperatingSystem.IsWindows() ? "message" : "signal",
            ["env"] = new JsonObject(HostProcess.Environment().Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
            ["metadata"] = new JsonObject { ["implementation"] = OwnName, ["version"] = HostIdentity.Version },
        };
        AtomicFile.Write(Path.Combine(target, FileName), NotebookJson.Write(json));
        return Read(target)!;
    }

    /// <summary>Every kernel that Jupyter finds, the first of each name.</summary>
    /// <param name="folder">Look only there; null for everywhere that Jupyter looks.</param>
    public static IReadOnlyList<InstalledKernel> List(string? folder = null) =>
    [
        .. (folder is null ? JupyterPaths.DataFolders.Select(data => Path.Combine(data, "kernels")) : [folder]).Where(Directory.Exists)
            .SelectMany(kernels => Directory.EnumerateDirectories(kernels).Order(StringComparer.Ordinal)).Select(Read).OfType<InstalledKernel>()
            .DistinctBy(kernel => kernel.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Takes a specification away again; only one of this kernel's.</summary>
    /// <exception cref="IOException">It belongs to another kernel.</exception>
    public static void Uninstall(InstalledKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (!kernel.IsOurs)
            throw new IOException($"{kernel.Folder}: is another kernel's ('{kernel.DisplayName}') and is left alone");
        Directory.Delete(kernel.Folder, recursive: true);
    }

    private static InstalledKernel? Read(string folder)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(Path.Combine(folder, FileName))) is JsonObject json
                ? new(Path.GetFileName(folder), folder, json["display_name"]?.ToString() ?? "",
                    [.. (json["argv"] as JsonArray ?? []).Select(argument => argument?.ToString() ?? "")],
                    json["metadata"]?["implementation"]?.ToString() == OwnName)
                : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null; // Jupyter passes over what is not a specification as well.
        }
    }

    private static string AbsolutePath(string program) => Path.IsPathRooted(program)
        ? program
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists) ?? program;
}
