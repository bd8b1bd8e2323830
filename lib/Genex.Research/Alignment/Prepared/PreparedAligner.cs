using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>Takes the rows of a prepared study from its store.</summary>
internal static class PreparedAligner
{
    private const double Tolerance = 1e-9;

    /// <summary>Rows at the store's rate or a whole part of it: at a third of it every row whose frame is the first at or after 0, 3, 6 … of its
    /// steps.</summary>
    /// <exception cref="ArgumentException">Another rate or a clock is asked for.</exception>
    /// <exception cref="ExportException">A file of the store is not as it was written.</exception>
    internal static AlignedStudy Align(Study study, PreparedStudy store, AlignmentSettings settings, VideoPasses? passes, CancellationToken cancellation)
    {
        double steps = store.Settings.RateHz / settings.RateHz;
        if (steps < 1 - Tolerance || Math.Abs(steps - Math.Round(steps)) > Tolerance)
        {
            throw new ArgumentException(Invariant($"{store.Folder} holds {store.Settings.RateHz} rows per second of video; {settings.RateHz} is neither that ")
                + "nor a whole part of it. Prepare the study at that rate (--rate) into another folder.", nameof(settings));
        }

        if (settings.GivenClock is not null || settings.GivenClocks.Count > 0)
        {
            throw new ArgumentException($"{store.Folder} is a prepared store: its clocks were set when it was prepared. Align the study itself to give others.",
                nameof(settings));
        }

        List<AlignedRecording> aligned = [];
        List<string> notes = [.. study.Notes];
        IReadOnlyList<PreparedRecording> all = PreparedRecording.AllOf(store);
        foreach ((Recording recording, PreparedRecording prepared) in study.Recordings.Zip(all))
        {
            cancellation.ThrowIfCancellationRequested();
            notes.AddRange(prepared.Notes);
            if (prepared.State == PreparedState.LeftOut) continue;
            PreparedPlace place = store.PlaceOf(recording.Participant, recording.Stimulus);
            SamplingClock clock = new(settings.RateHz);
            AlignedRow[] rows = prepared.FrameIndices.Count == 0 ? []
                : [.. RowsOf(store, place, study.Vocabulary).Where(row => steps < 1 + Tolerance || clock.IsDue(row.VideoMilliseconds))];
            AlignedRecording one = new(recording.Participant, recording.VideoPath!, prepared.Clock!, rows)
            {
                Stimulus = recording.Stimulus,
                Region = prepared.Region,
                Faces = prepared.Faces is { } faces ? FaceFinding.Of(faces.Search, rows.Select(row => row.Face)) : null,
                FitsExportsOf = place.FitsExportsOf,
                GazeLagMilliseconds = prepared.GazeLagMilliseconds,
            };
            aligned.Add(one);
            passes?.Add(one.Participant, one.Stimulus, PassOf(store, prepared, one, passes.Side, cancellation));
        }

        return new AlignedStudy(study.Root, study.Provenance, aligned, notes) { ReadFrom = study, Vocabulary = study.Vocabulary };
    }

    private static AlignedRow[] RowsOf(PreparedStudy store, PreparedPlace place, Vocabulary vocabulary)
    {
        byte[] file = store.Read(place, PreparedStore.Rows);
        try
        {
            return AlignedTable.ReadParquetAsync(file, vocabulary).GetAwaiter().GetResult();
        }
        catch (InvalidDataException problem)
        {
            throw PreparedStore.Damaged(store.Folder, PreparedStore.NameOf(place, PreparedStore.Rows), problem);
        }
    }

    private static VideoPass PassOf(PreparedStudy store, PreparedRecording prepared, AlignedRecording one, int side, CancellationToken cancellation)
    {
        PreparedPictures pictures = new(store, prepared);
        List<byte[]> small = new(one.Rows.Count);
        foreach (byte[] picture in pictures.Resized(one.Rows, side))
        {
            cancellation.ThrowIfCancellationRequested();
            small.Add(picture);
        }

        return new VideoPass(prepared.FileAt(one.VideoPath), [.. prepared.Damage.Select(damage => damage with { File = one.VideoPath })], small);
    }
}
