using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Genex.Benchmarks.Host;

/// <summary>Measures a kernel from outside, as a front end sees it.</summary>
internal static class HostSpeed
{
    /// <summary>.NET Interactive's start and first cell, in seconds; the quickest of its warm cells, in milliseconds; its memory, in megabytes.</summary>
    private const double OtherFirstResult = 2.9 + 2.9, OtherWarmCell = 20, OtherMemory = 320;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private const int Cells = 40;
    private const int Questions = 20;

    /// <summary>Starts kernels and measures them.</summary>
    /// <param name="repetitions">How many kernels to start; the median of each figure is given.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancellationToken">Ends the measurement between two kernels.</param>
    /// <returns>
    /// <c>host/first-result</c> (s), from starting the process to the value of a first cell; <c>host/warm-cell</c> (ms), the median round trip of a cell that
    /// computes nothing; <c>host/completion</c> (ms), the median of completing a member; <c>host/memory</c> (MB), the resident set after all of that, at rest;
    /// then the figures of one <see cref="LongSession"/>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one repetition.</exception>
    /// <exception cref="TimeoutException">A kernel does not answer.</exception>
    public static IReadOnlyList<HostFigure> Measure(int repetitions, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        var runs = new List<(double First, double Warm, double Completion, double Memory)>();
        for (int i = 1; i <= repetitions; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(Invariant($"kernel {i} of {repetitions}…"));
            runs.Add(MeasureOne());
        }
        return
        [
            HostFigure.Of("host/first-result", Median(runs.Select(run => run.First)), "s", OtherFirstResult),
            HostFigure.Of("host/warm-cell", Median(runs.Select(run => run.Warm)), "ms", OtherWarmCell),
            HostFigure.Of("host/completion", Median(runs.Select(run => run.Completion)), "ms", null),
            HostFigure.Of("host/memory", Median(runs.Select(run => run.Memory)), "MB", OtherMemory),
            .. LongSession.Measure(progress, cancellationToken),
        ];
    }

    private static (double First, double Warm, double Completion, double Memory) MeasureOne()
    {
        var watch = Stopwatch.StartNew();
        using var kernel = new KernelClient();
        kernel.WaitUntilReady();
        Expect("2", kernel.Run("1 + 1"));
        double first = watch.Elapsed.TotalSeconds;
        for (int i = 0; i < Cells; i++)
            kernel.Run(Invariant($"{i} + 1"));
        kernel.Ask("complete_request", new() { ["code"] = "Console.", ["cursor_pos"] = 8 });
        double warm = Median(Enumerable.Range(0, Cells).Select(i => Time(() => Expect(Invariant($"{i + 1}"), kernel.Run(Invariant($"{i} + 1"))))).ToList());
        double completion = Median(Enumerable.Range(0, Questions).Select(_ => Time(() => Complete(kernel))).ToList());
        Thread.Sleep(Rest);
        return (first, warm, completion, kernel.Memory / 1e6);
    }

    private static void Complete(KernelClient kernel)
    {
        JsonObject reply = kernel.Ask("complete_request", new() { ["code"] = "Console.WriteLin", ["cursor_pos"] = 16 });
        Expect("WriteLine", (reply["matches"] as JsonArray)?.FirstOrDefault()?.ToString() ?? "nothing");
    }

    private static void Expect(string expected, string found)
    {
        if (found != expected)
            throw new InvalidOperationException($"the kernel answered '{found}', expected '{expected}'");
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
