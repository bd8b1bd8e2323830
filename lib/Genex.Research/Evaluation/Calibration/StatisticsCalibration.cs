namespace Genex.Research.Evaluation;

/// <summary>Puts the tests and intervals themselves to the test, on simulated score tables; nothing is trained.</summary>
public static class StatisticsCalibration
{
    /// <summary>Counts type-I errors, coverages and powers.</summary>
    /// <param name="plan">What to try, and the seed.</param>
    /// <param name="progress">Told how many simulated studies of how many are done.</param>
    /// <param name="cancellation">Stops between studies.</param>
    /// <returns>One row per quantity, scenario, number of participants, effect and method.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>Every study has a generator of its own: the rates do not depend on the number of cores.</remarks>
    public static IReadOnlyList<CalibrationRow> Run(CalibrationPlan plan, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        IReadOnlyList<CalibrationCell> cells = CalibrationCell.All(plan);
        var rows = new List<CalibrationRow>();
        long done = 0;
        for (int place = 0; place < cells.Count; place++)
        {
            CalibrationCell cell = cells[place];
            CalibrationMethod[] methods = [.. cell.Methods];
            long[] counts = new long[methods.Length];
            int cellSeed = Mix(plan.Seed, place);
            Parallel.For(0, plan.Tables, new ParallelOptions { CancellationToken = cancellation }, table =>
            {
                bool[] outcomes = CalibrationTrial.Run(cell, methods, plan.Resamples, Mix(cellSeed, table));
                for (int method = 0; method < methods.Length; method++)
                    if (outcomes[method]) Interlocked.Increment(ref counts[method]);
                long now = Interlocked.Increment(ref done);
                if (now % 100 == 0) progress?.Report(new Progress("simulating", now, (long)cells.Count * plan.Tables, "studies"));
            });
            rows.AddRange(methods.Select((method, number) => Row(cell, method, plan.Tables, (double)counts[number] / plan.Tables)));
        }

        progress?.Report(new Progress("simulating", done, done, "studies"));
        return rows;
    }

    private static CalibrationRow Row(CalibrationCell cell, CalibrationMethod method, int tables, double rate) => new(
        cell.Quantity, method, cell.Scenario, cell.Participants, cell.Effect, tables, rate, Verdict(cell, method, rate), cell.Offered(method),
        cell.Claimed(method));

    private static CalibrationVerdict Verdict(CalibrationCell cell, CalibrationMethod method, double rate) => cell.Quantity switch
    {
        _ when method < CalibrationMethod.FramesTest && !Attainability.Testable(cell.Participants) => CalibrationVerdict.NotTestable,
        CalibrationQuantity.TypeOneError => rate > 0.065 ? CalibrationVerdict.Fails : rate < 0.035 ? CalibrationVerdict.Conservative : CalibrationVerdict.Holds,
        CalibrationQuantity.Coverage => rate < 0.93 ? CalibrationVerdict.Fails : rate > 0.97 ? CalibrationVerdict.Conservative : CalibrationVerdict.Holds,
        _ => CalibrationVerdict.NoBound,
    };

    private static int Mix(int seed, int number) =>
        (int)(SeededRandom.Mix((((ulong)(uint)seed << 32) | (uint)number) + SeededRandom.Increment) & int.MaxValue);
}
