using System.Diagnostics;
using System.Text.Json;
using Genex.Research.Tests.House;

namespace Genex.Research.Tests;

/// <summary>A process of its own that runs one C# script, as a notebook host would.</summary>
internal static class ScriptHost
{
    /// <summary>The program, of the configuration that is being tested.</summary>
    public static string Program { get; } =
        Path.Combine(Repository.Root, "artifacts", "bin", "Genex.ScriptingHost", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
            "Genex.ScriptingHost.dll");

    /// <summary>Runs a script in the solution's folder.</summary>
    /// <param name="script">May name assemblies with #r.</param>
    /// <param name="environment">Variables for the process, beside its own.</param>
    /// <returns>"shown": the value of the last line by MIME type; "error": null, or what was thrown.</returns>
    public static JsonElement Run(string script, params IEnumerable<(string Name, string Value)> environment)
    {
        ProcessStartInfo start =
            new("dotnet", [Program])
            { WorkingDirectory = Repository.Root, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return JsonDocument.Parse(lines[^1]).RootElement;
    }
}
