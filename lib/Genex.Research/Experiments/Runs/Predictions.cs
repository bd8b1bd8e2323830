using System.Globalization;
using System.Text;
using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>What a run predicted: the test samples of all folds one below the other, each with its truth.</summary>
public sealed record Predictions
{
    /// <summary>K names, in column order.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>N places of folds, from 0.</summary>
    public required int[] Fold { get; init; }

    /// <summary>N, who.</summary>
    public required ParticipantId[] Participant { get; init; }

    /// <summary>N, index of the frame in its video.</summary>
    public required int[] FrameIndex { get; init; }

    /// <summary>N, on the exports' clock, milliseconds.</summary>
    public required double[] TimeMilliseconds { get; init; }

    /// <summary>N x K, 0 to 1.</summary>
    public required double[,] Probabilities { get; init; }

    /// <summary>N x K.</summary>
    public required bool[,] Actual { get; init; }

    /// <summary>N x K, false where the truth is not known.</summary>
    public required bool[,] Known { get; init; }

    /// <summary>N x K vendor intensities (0 to 100; valence -100 to 100), not a number where the exports give none; null when they give none at all.</summary>
    public double[,]? Intensity { get; init; }

    /// <summary>N.</summary>
    public int Count => Fold.Length;

    /// <summary>As a table: fold, participant, frame, time_ms, then per target "p: name" and "y: name" (empty where not known), and last "i: name" for each
    /// target where there are intensities.</summary>
    internal string ToCsv()
    {
        object?[] heading =
        [
            "fold", "participant", "frame", "time_ms", .. Targets.SelectMany(name => (string[])[$"p: {name}", $"y: {name}"]),
            .. Intensity is null ? [] : Targets.Select(name => $"i: {name}"),
        ];
        return CsvText.Of(Enumerable.Range(0, Count).Select(Cells).Prepend(heading));

        object?[] Cells(int row)
        {
            IEnumerable<int> targets = Enumerable.Range(0, Targets.Count);
            return
            [
                Fold[row], Participant[row], FrameIndex[row], TimeMilliseconds[row],
                .. targets.SelectMany(target => (object?[])[Probabilities[row, target], !Known[row, target] ? null : Actual[row, target] ? 1 : 0]),
                .. Intensity is null ? [] : targets.Select(target => double.IsNaN(Intensity[row, target]) ? null : (object)Intensity[row, target]),
            ];
        }
    }

    /// <summary>Reads the bytes of what <see cref="ToCsv"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The table is not whole; the message names file and line.</exception>
    internal static Predictions FromCsv(string path, byte[] bytes)
    {
        string[][] lines = [.. CsvText.Read(Encoding.UTF8.GetString(bytes))];
        if (lines.Length == 0) throw new InvalidDataException($"{path} is empty; expected a heading.");
        string[] targets = [.. lines[0].Where(column => column.StartsWith("p: ", StringComparison.Ordinal)).Select(column => column[3..])];
        bool intense = lines[0].Any(column => column.StartsWith("i: ", StringComparison.Ordinal));
        int count = lines.Length - 1, width = 4 + (intense ? 3 : 2) * targets.Length;
        Predictions read = Empty(targets, count, intense);
        for (int row = 0; row < count; row++)
        {
            string[] cells = lines[row + 1];
            if (cells.Length != width) throw new InvalidDataException(Invariant($"{path}, line {row + 2}: {cells.Length} cells; expected {width}."));
            try
            {
                read.Fill(row, cells);
            }
            catch (Exception problem) when (problem is FormatException or OverflowException or ArgumentException)
            {
                throw new InvalidDataException(Invariant($"{path}, line {row + 2}: {problem.Message}"), problem);
            }
        }

        return read;
    }

    private void Fill(int row, string[] cells)
    {
        (Fold[row], Participant[row]) = (int.Parse(cells[0], CultureInfo.InvariantCulture), ParticipantId.Of(cells[1]));
        (FrameIndex[row], TimeMilliseconds[row]) = (int.Parse(cells[2], CultureInfo.InvariantCulture), double.Parse(cells[3], CultureInfo.InvariantCulture));
        for (int target = 0; target < Targets.Count; target++)
        {
            Probabilities[row, target] = double.Parse(cells[4 + 2 * target], CultureInfo.InvariantCulture);
            (Known[row, target], Actual[row, target]) = cells[5 + 2 * target] switch
            {
                "" => (false, false),
                "0" => (true, false),
                "1" => (true, true),
                var other => throw new FormatException($"\"{other}\" is no truth; expected 0, 1 or nothing."),
            };
            if (Intensity is not null)
                Intensity[row, target] = cells[4 + 2 * Targets.Count + target] is { Length: > 0 } cell
                    ? double.Parse(cell, CultureInfo.InvariantCulture) : double.NaN;
        }
    }

    /// <summary>Rows for the test samples of folds, with truth and without probabilities.</summary>
    internal static Predictions Of(SampleSet samples, EmotionTask task, IEnumerable<(int Fold, int[] Test)> folds)
    {
        (float[] labels, bool[] known) = task.LabelsOf(samples);
        (int Fold, int Sample)[] rows = [.. folds.SelectMany(fold => fold.Test.Select(sample => (fold.Fold, sample)))];
        int[] places = [.. task.Names.Select(EmotionalTargets.IndexOf)]; // the study's own have units of their own, and no vendor's intensity
        bool intense = places.Any(place => place >= 0) && Enumerable.Range(0, samples.Intensities.Length)
            .Any(cell => cell % samples.TargetCount < EmotionalTargets.Count && !float.IsNaN(samples.Intensities[cell]));
        Predictions made = Empty(task.Names, rows.Length, intense);
        for (int row = 0; row < rows.Length; row++)
        {
            int sample = rows[row].Sample;
            (made.Fold[row], made.Participant[row]) = (rows[row].Fold, samples.Participants[samples.ParticipantOf[sample]]);
            (made.FrameIndex[row], made.TimeMilliseconds[row]) = (samples.Study.Rows[sample].FrameIndex, samples.TimeMilliseconds[sample]);
            for (int target = 0; target < task.Count; target++)
            {
                (made.Known[row, target], made.Actual[row, target]) = (known[sample * task.Count + target], labels[sample * task.Count + target] > 0.5f);
                if (intense)
                    made.Intensity![row, target] = places[target] < 0 ? double.NaN : samples.Intensities[sample * samples.TargetCount + places[target]];
            }
        }

        return made;
    }

    private static Predictions Empty(IReadOnlyList<string> targets, int count, bool intense) => new()
    {
        Targets = targets,
        Fold = new int[count],
        Participant = new ParticipantId[count],
        FrameIndex = new int[count],
        TimeMilliseconds = new double[count],
        Probabilities = new double[count, targets.Count],
        Actual = new bool[count, targets.Count],
        Known = new bool[count, targets.Count],
        Intensity = intense ? new double[count, targets.Count] : null,
    };
}
