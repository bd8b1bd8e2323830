namespace Genex.Research.Recordings;

/// <summary>Pupil Cloud's <c>gaze.csv</c>: a row per sample, with azimuth and elevation in degrees, in which fixations are found by their dispersion.</summary>
/// <remarks>
/// <see cref="GazeFixations.ByDispersion"/> with its defaults. The angles are those of the glasses: a gaze that rests on something while the head turns
/// moves. <c>fixations.csv</c> beside it, which takes the head into account, goes before it. Time zero is the recording's start, as
/// <see cref="PupilFolder"/> finds it.
/// </remarks>
internal sealed class PupilGaze : PupilTable
{
    private const string Time = "timestamp", Azimuth = "azimuth", Elevation = "elevation";

    private PupilGaze() : base("Pupil Cloud table of gaze", "gaze", [Time, Azimuth, Elevation])
    {
    }

    /// <summary>The format.</summary>
    internal static PupilGaze Format { get; } = new();

    internal override string? SupersededBy(string path) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", "fixations.csv") is var beside && File.Exists(beside) ? beside : null;

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        if (SupersededBy(table.Path) is not null)
            return [];
        var folder = new PupilFolder(table);
        var recordings = new Dictionary<string, (double Zero, List<GazeSample> Samples)>(StringComparer.Ordinal);
        foreach (ExportRow row in table.Rows)
        {
            try
            {
                double time = row.Time(Time, ExportTimeFormat.Milliseconds);
                string id = row[PupilFolder.Recording];
                if (!recordings.TryGetValue(id, out (double Zero, List<GazeSample> Samples) recording))
                    recordings.Add(id, recording = (folder.ZeroOf(id, time, noted), []));
                if (recording.Samples.Count > 0 && time - recording.Zero <= recording.Samples[^1].Milliseconds)
                    throw row.Error(Time, "a time after that of the row before");
                recording.Samples.Add(new GazeSample(time - recording.Zero, AngleOf(row, Azimuth), AngleOf(row, Elevation)));
            }
            catch (ExportException problem)
            {
                left(problem);
            }
        }
        noted("fixations are found in it by their dispersion (I-DT, 1 degree, 100 ms)");
        return recordings.SelectMany(one =>
        {
            GazeSample[] samples = [.. one.Value.Samples.Where(sample => sample.Milliseconds >= 0)];
            var measured = new RowSteps();
            foreach (GazeSample sample in samples.Where(each => each.IsSeen))
                measured.Take(sample.Milliseconds);
            return GazeFixations.ByDispersion(samples).Select(fixation => Event(one.Key, fixation))
                .Prepend(Event(one.Key, null) with { Covered = measured.StretchesIfAny() });
        });

        SampledEvent Event(string recording, Fixation? fixation) =>
            new(folder.LabelOf(recording), FixationExport.Format, fixation) { Participant = folder.WearerOf(recording) };
    }

    private static double AngleOf(ExportRow row, string column) =>
        row.NumberIfMeant(column, "an angle from -180 to 180 degrees", value => Math.Abs(value) <= 180, ColumnUnits.Degrees) ?? double.NaN;
}
