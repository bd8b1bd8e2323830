using System.Diagnostics;
using System.Globalization;

#pragma warning disable MA0048 // a figure and how it is taken

namespace Genex.Benchmarks.Data;

/// <summary>A measured figure.</summary>
/// <param name="Name">"sampling/1fps".</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">"frames/s", "MB".</param>
internal sealed record DataFigure(string Name, double Value, string Unit);

/// <summary>The shortest of several times, by the clock and of the processors: other programs make the first longer and hardly the second.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="ProcessorSeconds">Of all processors together.</param>
internal readonly record struct Effort(double Seconds, double ProcessorSeconds)
{
    /// <summary>No measurement yet.</summary>
    public static Effort Longest { get; } = new(double.MaxValue, double.MaxValue);

    /// <summary>Measures work in this process, and what programs do that it starts and waits for.</summary>
    public static Effort Of(Action work)
    {
        TimeSpan used = Environment.CpuUsage.TotalTime;
        double children = OfChildren();
        long start = Stopwatch.GetTimestamp();
        work();
        return new(Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds + OfChildren() - children);
    }

    /// <summary>Measures another program.</summary>
    public static Effort Of(string program, params string[] arguments)
    {
        double used = OfChildren();
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        _ = output.Result;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(Invariant($"{program} ended with {process.ExitCode}: {error.Trim()}"));
        return new(Stopwatch.GetElapsedTime(start).TotalSeconds, OfChildren() - used);
    }

    // Seconds of all processes that this one started and that have ended; what .NET tells of a process it forgets with its end.
    private static double OfChildren()
    {
        const int userOfChildren = 13, ticks = 100;
        if (!File.Exists("/proc/self/stat")) return double.NaN;
        string[] fields = File.ReadAllText("/proc/self/stat").Split(") ", 2)[1].Split(' '); // the name before it may hold spaces
        return fields[userOfChildren..(userOfChildren + 2)].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) / ticks;
    }

    /// <summary>The shorter of both.</summary>
    public Effort Or(Effort other) => new(Math.Min(Seconds, other.Seconds), Math.Min(ProcessorSeconds, other.ProcessorSeconds));
}
