namespace Genex.Research.Recordings;

/// <summary>Follows one face through a video: which of the faces of each sampled frame is the participant's, smoothed, with short gaps bridged.</summary>
/// <remarks>
/// The first face is the largest. After it the nearest to the one before is taken, and none that is farther than <see cref="FarthestJump"/>. The largest is
/// taken again where the face is away, or another one is the largest, for longer than the longest gap: so a pattern on the wall that was taken for a face is
/// given up for the participant. Nothing is smoothed or bridged from one to another. A frame's box is settled once what comes after can no longer change it,
/// so that boxes can be had while a video is read.
/// </remarks>
/// <param name="search">Confidence, gap and smoothing.</param>
public sealed class FaceTracker(FaceSearch search)
{
    /// <summary>How far a face may be from the one before: distance of the middles in sides of the one before, plus the natural logarithm of the ratio of
    /// their sides.</summary>
    public const double FarthestJump = 1;

    // Boxes are kept to an eighth of a pixel, which single precision holds.
    private const double Grid = 8, Tolerance = SamplingClock.ToleranceMilliseconds;

    private readonly List<Moment> moments = [];
    private (double Milliseconds, FaceBox Box)? last;
    private double? rivalSince;
    private int next, person;
    private bool ended;

    private double Gap => search.LongestGapSeconds * 1000 + Tolerance;

    private double Reach => search.SmoothingSeconds * 1000 + Tolerance;

    /// <summary>The faces of a whole video.</summary>
    /// <param name="moments">Time of each sampled frame, milliseconds, growing; and the faces that were found in it.</param>
    /// <param name="search">Confidence, gap and smoothing.</param>
    /// <returns>One for each frame.</returns>
    public static IReadOnlyList<FrameFace> Track(IEnumerable<(double Milliseconds, IReadOnlyList<FaceBox> Faces)> moments, FaceSearch search)
    {
        FaceTracker tracker = new(search);
        List<FrameFace> settled = [];
        foreach ((double milliseconds, IReadOnlyList<FaceBox> faces) in moments)
        {
            tracker.Add(milliseconds, faces);
            settled.AddRange(tracker.Settled());
        }

        tracker.End();
        settled.AddRange(tracker.Settled());
        return settled;
    }

    /// <summary>Adds the next sampled frame.</summary>
    public void Add(double milliseconds, IReadOnlyList<FaceBox> faces)
    {
        FaceBox[] sure = [.. faces.Where(face => face.Confidence >= search.LeastConfidence && face.Side > 0)];
        FaceBox? chosen = Choose(milliseconds, sure);
        if (chosen is { } box) last = (milliseconds, box);
        moments.Add(new Moment(milliseconds, chosen, person, sure.Length));
    }

    /// <summary>No frame follows: all that were added are settled.</summary>
    public void End() => ended = true;

    /// <summary>The frames that are settled and were not handed out before, in order.</summary>
    public IEnumerable<FrameFace> Settled()
    {
        while (next < moments.Count && (ended || moments[^1].Milliseconds > moments[next].Milliseconds + Reach + Gap))
        {
            yield return new FrameFace(Smoothed(next), moments[next].Seen);
            next++;
            Forget();
        }
    }

    private FaceBox? Choose(double milliseconds, FaceBox[] faces)
    {
        if (faces.Length == 0) return null;
        FaceBox largest = faces.MaxBy(face => (face.Width * face.Height, face.Confidence));
        if (last is { } before && milliseconds - before.Milliseconds <= Gap)
        {
            FaceBox nearest = faces.MinBy(face => Distance(before.Box, face));
            FaceBox? own = Distance(before.Box, nearest) <= FarthestJump ? nearest : null;
            if (own == largest) rivalSince = null;
            else rivalSince ??= milliseconds;
            if (!(milliseconds - rivalSince > Gap)) return own;
        }

        (rivalSince, person) = (null, person + 1);
        return largest;
    }

    private static double Distance(FaceBox before, FaceBox face) =>
        double.Hypot(face.CentreX - before.CentreX, face.CentreY - before.CentreY) / before.Side + Math.Abs(Math.Log(face.Side / before.Side));

    /// <summary>The mean of the boxes around a moment, as far as none is missing or another's between.</summary>
    private FaceBox? Smoothed(int at)
    {
        if (Bridged(at) is not ({ } own, int whose)) return null;
        (double x, double y, double width, double height, int count) = (own.CentreX, own.CentreY, own.Width, own.Height, 1);
        Walk(-1);
        Walk(1);
        return new FaceBox(OnGrid((x - width / 2) / count), OnGrid((y - height / 2) / count), OnGrid(width / count), OnGrid(height / count),
            (float)own.Confidence);

        void Walk(int step)
        {
            for (int other = at + step; other >= 0 && other < moments.Count
                && Math.Abs(moments[other].Milliseconds - moments[at].Milliseconds) <= Reach
                && Bridged(other) is ({ } box, int one) && one == whose; other += step)
                (x, y, width, height, count) = (x + box.CentreX, y + box.CentreY, width + box.Width, height + box.Height, count + 1);
        }
    }

    /// <summary>The face that was chosen, and whose; in a short gap the one between, without confidence; null in a long one, or between two faces.</summary>
    private (FaceBox Box, int Person)? Bridged(int at)
    {
        if (moments[at].Chosen is { } there) return (there, moments[at].Person);
        (int before, int after) = (at, at);
        while (before >= 0 && moments[before].Chosen is null) before--;
        while (after < moments.Count && moments[after].Chosen is null) after++;
        if (before < 0 || after == moments.Count || moments[before].Person != moments[after].Person) return null;
        double part = (moments[at].Milliseconds - moments[before].Milliseconds) / (moments[after].Milliseconds - moments[before].Milliseconds);
        (FaceBox from, FaceBox to) = (moments[before].Chosen!.Value, moments[after].Chosen!.Value);
        return (new FaceBox(Between(from.X, to.X), Between(from.Y, to.Y), Between(from.Width, to.Width), Between(from.Height, to.Height), 0),
            moments[before].Person);

        double Between(double one, double other) => one + part * (other - one);
    }

    private static double OnGrid(double pixels) => Math.Round(pixels * Grid) / Grid;

    /// <summary>Lets go of moments that no box needs any more.</summary>
    private void Forget()
    {
        if (next >= moments.Count) return;
        int needless = 0;
        while (needless < next && moments[needless].Milliseconds < moments[next].Milliseconds - Reach - Gap) needless++;
        moments.RemoveRange(0, needless);
        next -= needless;
    }

    private readonly record struct Moment(double Milliseconds, FaceBox? Chosen, int Person, int Seen);
}
