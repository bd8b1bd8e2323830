using System.Globalization;

#pragma warning disable MA0048 // the table and a row of it

namespace Genex.Research.Prediction;

/// <summary>A moment of a table of predictions.</summary>
/// <param name="Recording">"LE 3299", "LE 3299, Screen recording 2".</param>
/// <param name="Frame">Index of the frame in its video.</param>
/// <param name="Raw">K probabilities.</param>
/// <param name="Calibrated">K; not a number where there is none.</param>
/// <param name="Smoothed">K.</param>
public sealed record PredictedRow(string Recording, int Frame, double[] Raw, double[] Calibrated, double[] Smoothed);

/// <summary>Predictions as a table (RFC 4180): recording, frame, video_ms, time_ms, weights, missing_signals, out_of_range, no_input (1 where neither picture
/// nor signal reached the model), then "p: target", "calibrated:
/// target" (empty where a target has no calibration) and "smoothed: target".</summary>
public static class PredictionCsv
{
    /// <summary>Writes the table, whole or not at all, and reads it back.</summary>
    /// <param name="path">The file.</param>
    /// <param name="predictions">At least one, of one run.</param>
    /// <exception cref="IOException">It cannot be written, or does not read back as it was written.</exception>
    public static void Write(string path, IReadOnlyList<RecordingPrediction> predictions)
    {
        AtomicFile.Write(path, ToCsv(predictions));
        IReadOnlyList<PredictedRow> read = Read(path);
        PredictedRow[] meant = [.. predictions.SelectMany(RowsOf)];
        if (read.Count != meant.Length || read.Zip(meant).Any(pair => pair.First.Frame != pair.Second.Frame || !pair.First.Raw.SequenceEqual(pair.Second.Raw)))
            throw new IOException($"{path} does not read back as it was written; the disk may be full or failing.");
    }

    /// <summary>The table as a text.</summary>
    public static string ToCsv(IReadOnlyList<RecordingPrediction> predictions)
    {
        IReadOnlyList<string> targets = predictions[0].Targets;
        object?[] heading =
        [
            "recording", "frame", "video_ms", "time_ms", "weights", "missing_signals", "out_of_range", "no_input",
            .. targets.Select(name => $"p: {name}"), .. targets.Select(name => $"calibrated: {name}"), .. targets.Select(name => $"smoothed: {name}"),
        ];
        return CsvText.Of(predictions.SelectMany(Cells).Prepend(heading));

        IEnumerable<object?[]> Cells(RecordingPrediction one) => one.Moments.Select((moment, row) => (object?[])
        [
            one.Label, moment.FrameIndex, moment.VideoMilliseconds, moment.TimeMilliseconds, one.Weights.Name, moment.MissingSignals,
            string.Join("; ", moment.OutOfRange), moment.HasNoInput ? 1 : 0,
            .. targets.Select((_, target) => (object?)one.Raw[row, target]),
            .. targets.Select((_, target) => one.Calibrations[target].IsFitted ? (object?)one.Calibrated[row, target] : null),
            .. targets.Select((_, target) => (object?)one.Smoothed[row, target]),
        ]);
    }

    /// <summary>Reads a table back.</summary>
    /// <exception cref="InvalidDataException">It is not one; the message names file and line.</exception>
    public static IReadOnlyList<PredictedRow> Read(string path)
    {
        string[][] lines = [.. CsvText.Read(File.ReadAllText(path))];
        int before = lines.Length == 0 ? -1 : Array.FindIndex(lines[0], IsProbability), targets = before < 0 ? 0 : lines[0].Count(IsProbability);
        if (targets == 0) throw new InvalidDataException($"{path} is no table of predictions: it has no column \"p: …\".");
        return [.. lines.Skip(1).Select((cells, row) => cells.Length == before + 3 * targets
            ? new PredictedRow(cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), Numbers(cells, 0), Numbers(cells, 1), Numbers(cells, 2))
            : throw new InvalidDataException(Invariant($"{path}, line {row + 2}: {cells.Length} cells; expected {before + 3 * targets}.")))];

        double[] Numbers(string[] cells, int block) => [.. cells[(before + block * targets)..(before + (block + 1) * targets)]
            .Select(cell => cell.Length == 0 ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture))];
    }

    private static bool IsProbability(string column) => column.StartsWith("p: ", StringComparison.Ordinal);

    private static IEnumerable<PredictedRow> RowsOf(RecordingPrediction one) => one.Moments.Select((moment, row) =>
        new PredictedRow(one.Label, moment.FrameIndex, Of(one.Raw, row), Of(one.Calibrated, row), Of(one.Smoothed, row)));

    private static double[] Of(double[,] table, int row) => [.. Enumerable.Range(0, table.GetLength(1)).Select(column => table[row, column])];
}
