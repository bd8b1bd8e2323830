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
        int timed = tables.Count(table => table.HasTimes), stretched = tables.Count(table => !table.NamesFrames);
        ReleasedRecording? longest = material.Release.Recordings.Where(one => one.Emotional is not null).MaxBy(one => one.Emotional!.Rows);
        int frames = longest?.Frames.Count ?? 0, rows = longest?.Emotional?.Rows ?? 0;
        double[] places = [.. Enumerable.Range(0, frames).Select(frame => (double)frame)];
        double[] taken = [.. places.Select(frame => (double)Alignment.ReleaseAligner.StretchedRow((int)frame, frames, rows))];
        string moved = material.IsSimulated && longest?.Emotional is { } table && rows > frames
            ? Invariant($" Rows here are one second apart, as frames are: frame {frames - 1} is given row {taken[^1]:0}, and ")
            + Invariant($"{Percent(Changed(table, frames, rows))} of the labels differ from those of the frame's own second.") : "";
        return new(
            timed == tables.Count ? ClaimVerdict.Holds : stretched > 0 ? ClaimVerdict.DoesNotHold : ClaimVerdict.Undecidable,
            Invariant($"{timed} of {tables.Count} annotation tables have a column of times. In {stretched} of them rows do not even name frames ({rows} ")
                + Invariant($"rows for {frames} frames in {longest?.Participant}): such rows are spread evenly over the frames by their index.{moved}"),
            material.Source,
            [new("tables with times", timed), new("tables", tables.Count), new("tables spread by index", stretched),
                new("row given to the last frame", taken.Length == 0 ? null : taken[^1])],
            new ClaimPicture(
                $"{longest?.Participant}: which annotation row a frame is given",
                Invariant($"Frames 0 to {frames - 1} and the rows they are given of {rows}; the second line is where both would be if rows and frames were ")
                + "equally far apart.", "row", [],
                new ClaimSeries("row given, by index", taken) { X = places },
                new ClaimSeries("row of the frame's own number", places) { X = places })
            { Across = "frame" });
    }

    /// <summary>Share of labels, over frames and targets, that a stretched row gives otherwise than the row of the frame's number.</summary>
    private static double Changed(ReleasedTable table, int frames, int rows) => Enumerable.Range(0, frames).Average(frame =>
        table.Values[Alignment.ReleaseAligner.StretchedRow(frame, frames, rows)].Zip(table.Values[frame])
            .Average(pair => pair.First >= 0.5f == pair.Second >= 0.5f ? 0.0 : 1.0));
}
