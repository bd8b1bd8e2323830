using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Genex.Benchmarks.Host;

/// <summary>A session of many cells of every usual kind, as a day's work leaves it: how long completion takes and how much memory is held.</summary>
internal static class LongSession
{
    private const int CellsBeforeCompletion = 250, AllCells = 850, Questions = 20;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    // What a cell holds, by its number: each kind makes names of its own, and two shadow what was there before.
    private static readonly Func<int, string>[] Kinds =
    [
        cell => Invariant($"var value{cell} = {cell} * 2;\nvalue{cell} + 1"),
        cell => Invariant($"int Square{cell}(int x) => x * x;\nSquare{cell}({cell})"),
        cell => Invariant($"var numbers = Enumerable.Range(0, 1000).Select(x => x * {cell}).ToList();\nnumbers.Count"),
        cell => Invariant($"record Person{cell}(string Name, int Age);\nnew Person{cell}(\"a\", {cell})"),
        cell => Invariant($"class Counter{cell} {{ public int Count; public void Add() => Count++; }}\n")
            + Invariant($"var counter{cell} = new Counter{cell}(); counter{cell}.Add();"),
        cell => Invariant($"foreach (var i in Enumerable.Range(0, 3)) Console.WriteLine($\"{{i}} of {cell}\");"),
        cell => Invariant($"var table{cell} = new Dictionary<string, double> {{ [\"a\"] = {cell}, [\"b\"] = 2 }};\ntable{cell}"),
        _ => "var block = new byte[1_000_000];\nblock.Length",
        cell => Invariant($"async Task<int> Later{cell}() {{ await Task.Delay(1); return {cell}; }}\nawait Later{cell}()"),
        cell => Invariant($"from x in Enumerable.Range(0, 5) where x != {cell} select new {{ x, Twice = 2 * x }}"),
    ];

    /// <summary>Runs the session.</summary>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends it between two cells.</param>
    /// <returns><c>host/completion-250</c> (ms), the median of completing a member after 250 cells; <c>host/memory-850</c> (MB), the resident set after 850, at
    /// rest.</returns>
    /// <exception cref="InvalidOperationException">A cell fails.</exception>
    public static IReadOnlyList<HostFigure> Measure(IProgress<string>? progress, CancellationToken cancellationToken)
    {
        using KernelClient kernel = new();
        kernel.WaitUntilReady();
        double completion = 0;
        for (int cell = 1; cell <= AllCells; cell++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (cell % 50 == 0) progress?.Report(Invariant($"cell {cell} of {AllCells}…"));
            kernel.Run(Kinds[cell % Kinds.Length](cell));
            if (cell == CellsBeforeCompletion) completion = Completion(kernel);
        }

        Thread.Sleep(Rest);
        return [HostFigure.Of("host/completion-250", completion, "ms", null), HostFigure.Of("host/memory-850", kernel.Memory / 1e6, "MB", null)];
    }

    private static double Completion(KernelClient kernel)
    {
        double[] times = [.. Enumerable.Range(0, Questions).Select(_ =>
        {
            long start = Stopwatch.GetTimestamp();
            JsonObject reply = kernel.Ask("complete_request", new() { ["code"] = "numbers.Coun", ["cursor_pos"] = 12 });
            if ((reply["matches"] as JsonArray)?.Any(match => match?.ToString() == "Count") != true)
                throw new InvalidOperationException($"completing numbers.Coun gave {reply["matches"]?.ToJsonString()}");
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).Order()];
        return times[Questions / 2];
    }
}
