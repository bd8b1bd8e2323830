namespace Genex.Research.Recordings;

/// <summary>Says of each frame of a video, in order, whether it is the one to take at a given rate.</summary>
/// <param name="rateHz">Frames to take per second.</param>
public sealed class SamplingClock(double rateHz)
{
    /// <summary>Timestamps are rounded by containers: a frame this much before its due time is taken.</summary>
    public const double ToleranceMilliseconds = 1;

    private long next;

    /// <summary>True for the first frame at or after each due time; several due times without a frame between them give one frame.</summary>
    public bool IsDue(double milliseconds)
    {
        double period = 1000 / rateHz;
        if (milliseconds + ToleranceMilliseconds < next * period)
            return false;
        next = Math.Max(next + 1, (long)Math.Floor((milliseconds + ToleranceMilliseconds) / period) + 1);
        return true;
    }
}
