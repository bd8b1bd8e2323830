using System.Diagnostics;
using Genex.Research.Tests.House;

namespace Genex.Research.Tests.CommandLine;

/// <summary>The genex program in a process of its own.</summary>
internal static class GenexProcess
{
    private static readonly string Built = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private static readonly string Program = Path.Combine(Repository.Root, "artifacts", "bin", "Genex.Cli", Built, "genex.dll");

    /// <summary>Runs the program of the benchmarks.</summary>
    public static (int Code, string Output, string Error) Bench(params string[] arguments) =>
        Wait(StartWith(new Dictionary<string, string>(), null, arguments, Path.Combine(Repository.Root, "artifacts", "bin", "Genex.Benchmarks", Built,
            "Genex.Benchmarks.dll")));

    public static Process Start(int? columns, params string[] arguments) => StartWith(new Dictionary<string, string>(), columns, arguments);

    public static Process StartWith(IReadOnlyDictionary<string, string> environment, params string[] arguments) => StartWith(environment, null, arguments);

    private static Process StartWith(IReadOnlyDictionary<string, string> environment, int? columns, string[] arguments, string? program = null)
    {
        ProcessStartInfo start =
            new("dotnet", [program ?? Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment.Remove("COLUMNS");
        if (columns is { } width) start.Environment["COLUMNS"] = Invariant($"{width}");
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static (int Code, string Output, string Error) Run(int? columns, params string[] arguments) => Wait(Start(columns, arguments));

    public static (int Code, string Output, string Error) RunWith(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Wait(StartWith(environment, null, arguments));

    private static (int Code, string Output, string Error) Wait(Process started)
    {
        using Process process = started;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
