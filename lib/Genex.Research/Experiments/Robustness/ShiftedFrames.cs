using Genex.Research.Alignment;
using Genex.Research.Datasets;

namespace Genex.Research.Experiments;

/// <summary>The frames that a study's own videos show some time before each sample; every shift is decoded once, when it is first asked for.</summary>
/// <param name="samples">Whose frames.</param>
/// <param name="cancellation">Stops between frames.</param>
internal sealed class ShiftedFrames(SampleSet samples, CancellationToken cancellation)
{
    private readonly Dictionary<double, byte[]?[]> decoded = [];

    /// <summary>Whether there are videos to decode; a study in memory or of single frames has none.</summary>
    public bool HasVideos { get; } = samples.Study.Recordings.All(recording => File.Exists(recording.VideoPath));

    /// <summary>The frame shown this long before a sample, 3 x S x S bytes; null before the video begins.</summary>
    /// <remarks>Frames are counted back by the recording's mean frame rate.</remarks>
    public byte[]? Before(int place, double milliseconds)
    {
        if (!HasVideos) return null;
        if (!decoded.TryGetValue(milliseconds, out byte[]?[]? frames)) decoded.Add(milliseconds, frames = Decode(milliseconds));
        return frames[place];
    }

    private byte[]?[] Decode(double milliseconds)
    {
        AlignedStudy study = samples.Study;
        List<int> places = [];
        int place = 0;
        AlignedRecording[] recordings = [.. study.Recordings.Select(recording =>
        {
            List<AlignedRow> rows = [];
            int back = recording.Rows.Count < 2 ? 0 : (int)Math.Round(milliseconds * FramesPerMillisecond(recording.Rows));
            foreach (AlignedRow row in recording.Rows)
            {
                if (row.FrameIndex >= back)
                {
                    rows.Add(row with { FrameIndex = row.FrameIndex - back });
                    places.Add(place);
                }

                place++;
            }

            return recording with { Rows = rows };
        })];
        FrameBank bank = VideoFrames.Loader().Load(new AlignedStudy(study.Root, study.Provenance, recordings, study.Notes), samples.Frames.Side, cancellation: cancellation);
        byte[]?[] frames = new byte[samples.Count][];
        for (int frame = 0; frame < places.Count; frame++) frames[places[frame]] = bank[frame].ToArray();
        return frames;
    }

    private static double FramesPerMillisecond(IReadOnlyList<AlignedRow> rows) => (rows[^1].FrameIndex - rows[0].FrameIndex) / (rows[^1].VideoMilliseconds - rows[0].VideoMilliseconds);
}
