using OpenCvSharp;

namespace Genex.Research.Recordings;

/// <summary>Walks a video once, frame by frame: every frame is decoded, and only those asked for are converted to pixels.</summary>
/// <remarks>
/// A video is healthy when it decodes to its end with times that do not run back. Counts and durations that a container announces are estimates in most
/// formats, so fewer frames than announced are damage only with other evidence (<see cref="FrameShortfall"/>). Damage is thrown
/// (<see cref="CorruptionPolicy.Fail"/>, <see cref="CorruptionPolicy.Skip"/>) or collected in <see cref="Damage"/> (<see cref="CorruptionPolicy.Report"/>).
/// A decoder conceals damage inside of a frame's own bytes; that cannot be seen from here.
/// Not for several threads at once.
/// </remarks>
public sealed class VideoReader : IDisposable
{
    private readonly CorruptionPolicy policy;
    private readonly VideoCapture capture;
    private readonly List<VideoDamage> damage = [];
    private PipedFrames? piped;
    private Mat? whole;
    private bool ended, cut;
    private int passedOver;
    private VideoDamage? runsBack;
    private int timesBack, firstBack;

    /// <summary>Tries after a frame that cannot be decoded; a container may announce millions of frames that are not there.</summary>
    private const int MostTries = 400;

    /// <summary>Opens a video, before its first frame.</summary>
    /// <param name="path">The video.</param>
    /// <param name="policy">What to do about damage.</param>
    /// <exception cref="VideoException">The file is missing, empty or not a video (with every policy), or truncated (with Fail and Skip).</exception>
    public VideoReader(string path, CorruptionPolicy policy = CorruptionPolicy.Fail) : this(path, policy, null)
    {
    }

    /// <summary>Opens a video of which only some frames will be converted: where the program ffmpeg is installed and gives the same pictures, it decodes
    /// them.</summary>
    /// <param name="path">The video.</param>
    /// <param name="policy">What to do about damage.</param>
    /// <param name="choice">Which frames will be asked for; another one may be, at the price of decoding anew. Null: any.</param>
    /// <param name="fewestPixels">From how many pixels in all frames on that is worth it.</param>
    internal VideoReader(string path, CorruptionPolicy policy, FrameChoice? choice, long fewestPixels = PipedFrames.FewestPixels)
    {
        this.policy = policy;
        capture = VideoFile.OpenCapture(path);
        File = VideoFile.Describe(path, capture);
        if (Mp4Boxes.FindDamage(path) is { } box)
        {
            cut = true;
            Handle(new VideoDamage(path, box.Place, box.Found, box.Expected));
        }
        cut |= ContainerLength.IsCut(path);
        if (choice is not null && !cut) piped = PipedFrames.Open(File, choice, fewestPixels);
    }

    /// <summary>What the container says.</summary>
    public VideoFile File { get; }

    /// <summary>Index of the current frame, from 0, as the decoder counts; -1 before the first.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>
    /// The current frame's presentation timestamp, milliseconds from the first frame of the stream (the first frame is at 0).
    /// From the container, so a variable frame rate is right.
    /// </summary>
    public double Milliseconds { get; private set; }

    /// <summary>
    /// The longest stretch without a frame so far: after which frame, from when, how long; zero when every frame follows on the one before.
    /// Screen recorders leave gaps while nothing moves, so a gap alone is no damage; together with missing frames it tells where they went.
    /// </summary>
    public (int AfterFrame, double FromMilliseconds, double Milliseconds) LongestGap { get; private set; }

    /// <summary>What was found wrong so far.</summary>
    public IReadOnlyList<VideoDamage> Damage => damage;

    /// <summary>Moves on to the next frame without converting it.</summary>
    /// <returns>False at the end of the video.</returns>
    /// <exception cref="VideoException">The video ends early, or its timestamps do not increase; not with <see cref="CorruptionPolicy.Report"/>.</exception>
    public bool Next()
    {
        if (ended)
            return false;
        if (Index < 0)
            FileReads.Tell(File.Path);
        if (piped?.Next() is { } shown)
        {
            Follow(shown);
            return true;
        }
        if (piped is not null && !piped.SawAll())
            DecodeHere();
        if (piped is not null || !GrabPastDamage())
        {
            ended = true;
            if (timesBack > 1) // said once, not of every frame
                damage[firstBack] = damage[firstBack] with { Found = damage[firstBack].Found + Invariant($", the first of {timesBack} that run back") };
            CheckEnd();
            return false;
        }
        if (runsBack is { } before)
        {
            runsBack = null;
            if (timesBack++ == 0)
            {
                firstBack = damage.Count;
                Handle(before); // another frame follows, so it was not the last one, which some containers give no time
            }
        }
        Follow(capture.Get(VideoCaptureProperties.PosMsec));
        return true;
    }

    private void Follow(double time)
    {
        double step = time - Milliseconds, nominal = 1000 / File.FramesPerSecond;
        if (Index >= 0 && step < 0)
        {
            runsBack = new VideoDamage(File.Path, Place(), Invariant($"the next frame's timestamp is {time:F1} ms"), "one that is later");
            time = Milliseconds + nominal;
        }
        else if (Index >= 0 && step > Math.Max(2.5 * nominal, nominal + 100) && step > LongestGap.Milliseconds)
            LongestGap = (Index, Milliseconds, step);
        Index++;
        Milliseconds = time;
    }

    // The video is decoded here, from its beginning to the current frame: the program did not see all of it, or a frame is asked for that it does not have.
    private void DecodeHere()
    {
        piped!.Dispose();
        piped = null;
        for (int frame = 0; frame <= Index && GrabPastDamage(); frame++)
        {
        }
    }

    /// <summary>Converts a region of the current frame: 8-bit BGR (or gray), area-averaged to the given size.</summary>
    /// <param name="region">Part of the frame.</param>
    /// <param name="width">Pixels; null keeps the region's own.</param>
    /// <param name="height">Pixels; null keeps the region's own.</param>
    /// <returns>A new image, which the caller disposes.</returns>
    /// <exception cref="InvalidOperationException">There is no current frame.</exception>
    /// <exception cref="VideoException">The decoder has no picture for this frame.</exception>
    public Mat Retrieve(FrameRegion region, int? width = null, int? height = null)
    {
        Mat frame = Decoded();
        using Mat part = frame[region.In(frame.Width, frame.Height)];
        return Scaled(part, width ?? part.Width, height ?? part.Height);
    }

    /// <summary>Where a region lies in the current frame, pixels.</summary>
    internal Rect PlaceOf(FrameRegion region)
    {
        Mat frame = Decoded();
        return region.In(frame.Width, frame.Height);
    }

    /// <summary>A picture at another size: area-averaged where it shrinks both ways, else interpolated. The caller disposes the new image.</summary>
    internal static Mat Scaled(Mat picture, int width, int height)
    {
        var size = new Size(width, height);
        if (size == picture.Size())
            return picture.Clone();
        var image = new Mat();
        bool shrinks = size.Width < picture.Width && size.Height < picture.Height;
        Cv2.Resize(picture, image, size, 0, 0, shrinks ? InterpolationFlags.Area : InterpolationFlags.Linear);
        return image;
    }

    /// <summary>One undecodable packet ends a grab but not the stream: try on a while.</summary>
    private bool GrabPastDamage()
    {
        for (int tries = 0; tries < MostTries; tries++)
        {
            if (capture.Grab())
            {
                passedOver += tries;
                return true;
            }
        }
        return false;
    }

    private int decodedIndex = -1;

    private Mat Decoded()
    {
        if (Index < 0 || ended)
            throw new InvalidOperationException("There is no current frame: call Next first, and stop when it returns false.");
        whole ??= new Mat();
        if (decodedIndex == Index)
            return whole;
        if (piped is not null && !piped.Retrieve(whole))
            DecodeHere();
        if (piped is null && !capture.Retrieve(whole) || whole.Empty())
            throw new VideoDamage(File.Path, Invariant($"frame {Index}, {Milliseconds:F0} ms"), "the frame cannot be converted to a picture", "a picture")
                .ToException();
        decodedIndex = Index;
        return whole;
    }

    private void CheckEnd()
    {
        int decoded = Index + 1;
        if (decoded == 0)
            throw new VideoException(File.Path, null, Invariant($"not one frame can be decoded of the {File.FrameCount} that the container announces")
                + VideoCodec.Clause(File.Path), "a video in a codec that this build of FFmpeg decodes");
        if (decoded < File.FrameCount && (cut || passedOver > 0 || FrameShortfall.IsDamage(File, decoded, LongestGap.Milliseconds)))
            Handle(new VideoDamage(File.Path, Place(), Invariant($"only {decoded} frames can be decoded{WhereTheyWent()}"),
                Invariant($"{File.FrameCount}, as the container announces")));
        else if (passedOver > 0)
            Handle(new VideoDamage(File.Path, Place(), Invariant($"some packets cannot be decoded{WhereTheyWent()}"), "all of them to be frames"));
    }

    private string WhereTheyWent() => LongestGap.Milliseconds == 0 ? ""
        : Invariant($" (the longest gap is {LongestGap.Milliseconds:F0} ms after frame {LongestGap.AfterFrame}, {LongestGap.FromMilliseconds:F0} ms)");

    private string Place() => Invariant($"after frame {Index}, {Milliseconds:F0} ms");

    private void Handle(VideoDamage found)
    {
        if (policy != CorruptionPolicy.Report)
        {
            piped?.Dispose();
            capture.Dispose();
            throw found.ToException();
        }
        damage.Add(found);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        whole?.Dispose();
        piped?.Dispose();
        capture.Dispose();
    }
}
