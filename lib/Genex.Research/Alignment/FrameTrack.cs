using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Alignment;

/// <summary>What one pass over a video leaves: every frame's timestamp, which are black, and how much the face and the gaze path moved before each.</summary>
/// <param name="Milliseconds">N timestamps from the container.</param>
/// <param name="Black">N flags: the participant's region is black. Only known for frames that were looked at.</param>
/// <param name="FaceMotion">N values: change of the participant's region since the frame before (0 for the first); null when not asked for.</param>
/// <param name="GazeMotion">N values: change of the stimulus region; null when not asked for, and unless
/// the participant is in the webcam quarter of a composite screen.</param>
/// <param name="Damage">What is wrong with the video; empty unless the policy is to report.</param>
internal sealed record FrameTrack(double[] Milliseconds, bool[] Black, float[]? FaceMotion, float[]? GazeMotion, IReadOnlyList<VideoDamage> Damage)
{
    /// <summary>The participant's face in each frame that has a row, by the frame's index; null where none was looked for.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    internal IReadOnlyDictionary<int, FrameFace>? Faces { get; init; }

    /// <summary>Frames that room is made for before they are read, however many are announced.</summary>
    private const int MostAnnounced = 1 << 18;

    private static VideoFile Measured(VideoFile file, List<double> times) => file with
    {
        FrameCount = times.Count,
        Decoded = TimeSpan.FromMilliseconds(times.Count == 0 ? 0 : times[^1] + 1000 / file.FramesPerSecond),
    };

    /// <summary>Reads a video once.</summary>
    /// <param name="path">The video.</param>
    /// <param name="region">Where the participant is.</param>
    /// <param name="faces">How the face is looked for there; null: not at all.</param>
    /// <param name="settings">Which frames become rows - only these are looked at when motion is not asked for - and what to do about damage.</param>
    /// <param name="motion">Whether to measure motion, which converts every frame.</param>
    /// <param name="side">Side of the rows' pictures, pixels; null takes none.</param>
    /// <param name="into">Given each picture of a row in order; null keeps them in the pass.</param>
    /// <param name="read">Told after every frame.</param>
    /// <param name="cancellation">Stops between two frames.</param>
    internal static (FrameTrack Track, VideoPass Pass) Read(string path, FrameRegion region, FaceSearch? faces, AlignmentSettings settings,
        bool motion, int? side, Action<byte[]>? into, Action read, CancellationToken cancellation)
    {
        using var reader = new VideoReader(path, settings.Corruption, motion ? FrameChoice.All : FrameChoice.AtRate(settings.RateHz));
        var clock = new SamplingClock(settings.RateHz);
        var pictures = new List<byte[]>();
        Action<byte[]> take = into ?? pictures.Add;
        var times = new List<double>(Math.Min(reader.File.FrameCount, MostAnnounced));
        var black = new List<bool>(Math.Min(reader.File.FrameCount, MostAnnounced));
        using FaceCutter? cutter = faces is null ? null : new FaceCutter(faces, region, side, take);
        using MotionMeter? face = motion ? new MotionMeter() : null, gaze = motion && region == FrameRegion.Webcam ? new MotionMeter() : null;
        while (reader.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            bool due = clock.IsDue(reader.Milliseconds);
            times.Add(reader.Milliseconds);
            black.Add(false);
            if (face is not null || due)
            {
                using Mat picture = reader.Retrieve(region, MotionMeter.Width, MotionMeter.Height);
                black[^1] = SampledFrame.IsBlack(picture);
                face?.Add(picture, black[^1]);
            }
            if (gaze is not null)
            {
                using Mat picture = reader.Retrieve(FrameRegion.Stimulus, MotionMeter.Width, MotionMeter.Height);
                gaze.Add(picture, black[^1]);
            }
            if (due && (settings.KeepBlackFrames || !black[^1]))
            {
                cutter?.Add(reader, black[^1]);
                if (cutter is null && side is not null)
                {
                    using Mat picture = reader.Retrieve(region, side, side);
                    take(SampledFrame.Planes(picture));
                }
            }
            read();
        }
        cutter?.End();
        return (new FrameTrack([.. times], [.. black], face?.ToArray(), gaze?.ToArray(), reader.Damage) { Faces = cutter?.Faces },
            new VideoPass(Measured(reader.File, times), reader.Damage, pictures));
    }
}
