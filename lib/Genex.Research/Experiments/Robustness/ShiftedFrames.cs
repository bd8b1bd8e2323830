using Genex.Research.Alignment;
using Genex.Research.Datasets;

namespace Genex.Research.Experiments;

/// <summary>The frames that a study's own videos show some time before each sample; every video is decoded once for all shifts, when the first is asked
/// for.</summary>
/// <param name="samples">Whose frames.</param>
/// <param name="shiftsMilliseconds">How long before.</param>
/// <param name="cancellation">Stops between frames.</param>
internal sealed class ShiftedFrames(SampleSet samples, IReadOnlyList<double> shiftsMilliseconds, CancellationToken cancellation)
{
    private Dictionary<(int Place, double Shift), byte[]>? decoded;

    /// <summary>Whether there are videos to decode; a study in memory or of single frames has none.</summary>
    public bool HasVideos { get; } = samples.Study.Recordings.All(recording => File.Exists(recording.VideoPath));

    /// <summary>The frame shown this long before a sample, 3 x S x S bytes; null before the video begins, and without videos.</summary>
    /// <remarks>Frames are counted back by the recording's mean frame rate.</remarks>
    public byte[]? Before(int place, double milliseconds) => HasVideos && (decoded ??= Decode()).TryGetValue((place, milliseconds), out byte[]? frame) ? frame
        : null;

    private Dictionary<(int Place, double Shift), byte[]> Decode()
    {
        AlignedStudy study = samples.Study;
        List<(int Place, double Shift, int Recording, int Frame)> wanted = [];
        int place = 0;
        for (int recording = 0; recording < study.Recordings.Count; recording++)
        {
            IReadOnlyList<AlignedRow> rows = study.Recordings[recording].Rows;
            foreach (AlignedRow row in rows)
            {
                foreach (double shift in shiftsMilliseconds)
                    wanted.Add((place, shift, recording, row.FrameIndex - (int)Math.Round(shift * FramesPerMillisecond(rows))));
                place++;
            }
        }

        wanted.RemoveAll(one => one.Frame < 0);
        (int Recording, int Frame)[] frames = wanted.Select(one => (one.Recording, one.Frame)).Distinct().Order().ToArray();
        AlignedRecording[] recordings =
            [.. study.Recordings.Select((recording, own) => recording
            with { Rows = [.. frames.Where(one => one.Recording == own).Select(one => recording.Rows[0] with { FrameIndex = one.Frame })] })];
        FrameBank bank = VideoFrames.Loader()
            .Load(new AlignedStudy(study.Root, study.Provenance, recordings, study.Notes) { Vocabulary = study.Vocabulary }, samples.Frames.Side,
                cancellation: cancellation);
        Dictionary<(int, int), byte[]> found = frames.Select((frame, slot) => (frame, slot))
            .ToDictionary(pair => pair.frame, pair => bank[pair.slot].ToArray());
        return wanted.ToDictionary(one => (one.Place, one.Shift), one => found[(one.Recording, one.Frame)]);
    }

    private static double FramesPerMillisecond(IReadOnlyList<AlignedRow> rows) => rows.Count < 2 ? 0
        : (rows[^1].FrameIndex - rows[0].FrameIndex) / (rows[^1].VideoMilliseconds - rows[0].VideoMilliseconds);
}
