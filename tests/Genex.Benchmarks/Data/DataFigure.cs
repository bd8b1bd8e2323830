using System.Diagnostics;

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

    /// <summary>Measures work in this process.</summary>
    public static Effort Of(Action work)
    {
        TimeSpan used = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        work();
        return new(Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
    }

    /// <summary>Measures another program.</summary>
    public static Effort Of(string program, params string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(Invariant($"{program} ended with {process.ExitCode}: {error.Trim()}"));
        return new(Stopwatch.GetElapsedTime(start).TotalSeconds, process.TotalProcessorTime.TotalSeconds);
    }

    /// <summary>The shorter of both.</summary>
    public Effort Or(Effort other) => new(Math.Min(Seconds, other.Seconds), Math.Min(ProcessorSeconds, other.ProcessorSeconds));
}
