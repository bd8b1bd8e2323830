using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Genex.Notebooks.Documents;
using Genex.Notebooks.Installation;

namespace Genex.Notebooks.Running;

/// <summary>What a reader of executed outputs wants to know, under <c>genex</c> in the notebook's metadata: commit, versions, parameters, how it ended and how
/// long it took. No path of the machine.</summary>
internal static class Provenance
{
    public const string Key = "genex";

    /// <summary>Writes the record of a run into the notebook.</summary>
    public static void Write(Notebook notebook, RunStatus status, TimeSpan duration, WorkerJob job, Func<string, object?> valueOf)
    {
        string folder = Path.GetDirectoryName(job.File)!;
        var parameters = new JsonObject();
        foreach (DeclaredParameter declared in ParameterInjection.Declared(notebook))
            parameters[declared.Name] = Value(valueOf(declared.Name), folder);
        notebook.Metadata[Key] = new JsonObject
        {
            ["commit"] = Commit(folder),
            ["duration_seconds"] = Math.Round(duration.TotalSeconds, 1),
            ["host"] = HostIdentity.Version,
            ["inputs"] = job.InputHash,
            ["packages"] = Packages(),
            ["parameters"] = parameters,
            ["profile"] = parameters["profile"]?.DeepClone() ?? job.Profile,
            ["runtime"] = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription,
            ["status"] = Word(status),
        };
    }

    /// <summary>Changes the status of a record that a process which is gone now left behind.</summary>
    public static void Amend(Notebook notebook, RunStatus status, TimeSpan duration)
    {
        JsonObject record = notebook.Metadata[Key] as JsonObject ?? (JsonObject)(notebook.Metadata[Key] = new JsonObject());
        record["status"] = Word(status);
        record["duration_seconds"] = Math.Round(duration.TotalSeconds, 1);
    }

    private static string Word(RunStatus status) => status switch
    {
        RunStatus.Ok => "ok",
        RunStatus.Failed => "failed",
        RunStatus.TimedOut => "timed out",
        _ => "died",
    };

    private static JsonNode? Value(object? value, string folder) => value switch
    {
        null => null,
        string path when Path.IsPathRooted(path) => Path.GetRelativePath(folder, path),
        string text => text,
        bool truth => truth,
        double real when double.IsFinite(real) => real,
        int whole => whole,
        long whole => whole,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static JsonObject Packages()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (Assembly? assembly in AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic && assembly.Location.Length > 0))
            if (!assembly.Location.StartsWith(framework, StringComparison.Ordinal)
                && !assembly.Location.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal))
                versions[assembly.GetName().Name!] = HostIdentity.Of(assembly);
        return new JsonObject(versions.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
    }

    private static string? Commit(string folder)
    {
        try
        {
            using Process git = Process.Start(new ProcessStartInfo("git", ["rev-parse", "HEAD"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            string commit = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? commit : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // No git here: a notebook outside a repository has no commit to record.
        }
    }
}
