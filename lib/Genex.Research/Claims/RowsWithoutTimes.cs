using Genex.Research.Audit;
using Genex.Research.Recordings;

namespace Genex.Research.Claims;

/// <summary>Claim 10: temporal alignment.</summary>
internal sealed class RowsWithoutTimes() : Claim(10,
    "Video frames are synchronized with annotation timestamps.",
    "Look for a column of times in every annotation table, and see which row each frame is given when there are more rows than frames.")
{
    protected override ClaimFinding Find(ClaimMaterial material)
    {
        IReadOnlyList<AnnotationTable> tables = material.Audit.Tables;
        int timed = tables.Count(table => table.HasTimes), more = tables.Count(table => !table.HasTimes && !table.NamesFrames);
        ReleasedRecording? longest = material.Release.Recordings.Where(one => one.Emotional is not null).MaxBy(one => one.Emotional!.Rows);
        int frames = longest?.Frames.Count ?? 0, rows = longest?.Emotional?.Rows ?? 0;
        double[] numbers = [.. Enumerable.Range(0, frames).Select(frame => (double)frame)];
        double[] even = [.. numbers.Select(frame => (double)Alignment.ReleaseAligner.StretchedRow((int)frame, frames, rows))];
        return new(
            timed == tables.Count && timed > 0 ? ClaimVerdict.Holds : more > 0 ? ClaimVerdict.DoesNotHold : ClaimVerdict.Undecidable,
            Invariant($"{timed} of {tables.Count} annotation tables have a column of times. ")
            + (more > 0 && longest?.Emotional is { } table
                ? Invariant($"In {more} of them there are not as many rows as frames ({rows} rows for {frames} frames in {longest.Participant}). The released ")
                    + Invariant($"loader takes row i for frame i, so the last frame gets row {frames - 1}; spread evenly it would get row {even[^1]:0}. ")
                    + $"{Percent(Changed(table, frames, rows))} of the labels differ between the two, and nothing in the tables says which is right."
                    + Earlier(material)
                : timed < tables.Count ? "Rows name frames by their number. From which moments the rows were taken is not in the tables." : ""),
            material.Source,
            [new("tables with times", timed), new("tables", tables.Count), new("tables whose rows do not name frames", more),
                new("row given to the last frame", frames == 0 ? null : Math.Min(frames, rows) - 1),
                new("row of the last frame, spread evenly", even.Length == 0 ? null : even[^1])],
            new ClaimPicture(
                $"{longest?.Participant}: which annotation row a frame is given",
                Invariant($"Frames 0 to {frames - 1}: the row of the frame's number, which the released loader takes, and the row of {rows} that even spacing ")
                + "would give.", "row", [],
                new ClaimSeries("row of the frame's number (the released loader)", numbers) { X = numbers },
                new ClaimSeries("row by even spacing", even) { X = numbers })
            { Across = "frame" });
    }

    // The reported figures of the fusion models come from the first state.
    private static string Earlier(ClaimMaterial material)
    {
        if (material.States is not [var (name, tables), _, ..]) return "";
        ReleasedRecording[] all = [.. tables.Recordings.Where(one => one.Emotional is not null)];
        int unlike = all.Count(one => one.Emotional!.Rows != one.Frames.Count);
        return Invariant($" In {name}, which the fusion models' figures come from, rows and frames differ in number in {unlike} of {all.Length} recordings.");
    }

    /// <summary>Fraction of labels, over frames and targets, that the row of the frame's number gives otherwise than the row by even spacing.</summary>
    private static double Changed(ReleasedTable table, int frames, int rows) => rows < frames ? double.NaN : Enumerable.Range(0, frames).Average(frame =>
        table.Values[Alignment.ReleaseAligner.StretchedRow(frame, frames, rows)].Zip(table.Values[frame])
            .Average(pair => pair.First >= 0.5f == pair.Second >= 0.5f ? 0.0 : 1.0));
}
