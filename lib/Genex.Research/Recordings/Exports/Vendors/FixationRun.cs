namespace Genex.Research.Recordings;

/// <summary>A fixation of which sample after sample is read.</summary>
/// <param name="index">What its samples have in common.</param>
/// <param name="first">When it begins, milliseconds.</param>
internal sealed class FixationRun(string index, double first)
{
    internal string Index => index;

    /// <summary>Its last sample so far.</summary>
    internal double Last { get; set; }

    /// <summary>As the file says; null where it does not.</summary>
    internal double? Duration { get; set; }

    /// <summary>When it ends.</summary>
    internal double End => Duration is { } length ? first + length : Math.Max(first, Last);

    /// <summary>The fixation, with its dispersion not known.</summary>
    /// <param name="zero">What is taken as time zero.</param>
    internal Fixation Close(double zero = 0)
    {
        double start = Math.Max(0, first - zero), end = Math.Max(start, End - zero);
        return new Fixation(new Interval(start, end), Duration ?? end - start, double.NaN);
    }
}
