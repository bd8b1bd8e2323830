namespace Genex.Research.Recordings;

/// <summary>A fixation of a Tobii export of which sample after sample is read, in the unit of the export's times.</summary>
/// <param name="who">Whose it is; null where the rows do not say.</param>
/// <param name="recording">The recording's name; blank where the rows do not say.</param>
/// <param name="index">What its samples have in common.</param>
/// <param name="first">When it begins.</param>
/// <param name="duration">As the file says, milliseconds; null where it does not.</param>
internal sealed class TobiiFixation(ParticipantId? who, string recording, string index, double first, double? duration)
{
    // Eye trackers sample 30 to 1200 times a second: steps of 0.8 to 33 ms, or of 833 to 33,333 µs.
    private const double LongestStepMilliseconds = 200;

    // In microseconds, samples span a thousand times the milliseconds of their fixation, or somewhat less.
    private const double MostOfDuration = 30;

    private double last;
    private int steps;

    internal ParticipantId? Who => who;

    internal string Recording => recording;

    internal string Index => index;

    internal void Take(double time)
    {
        steps += time > Math.Max(first, last) ? 1 : 0;
        last = Math.Max(last, time);
    }

    /// <summary>Whether times without a unit are microseconds: by how long the samples of a fixation last beside its duration, which is milliseconds; without
    /// durations by how far samples lie apart. Where neither says anything they are.</summary>
    internal static bool AreMicroseconds(IReadOnlyList<TobiiFixation> all)
    {
        TobiiFixation[] spanned = [.. all.Where(one => one.Span > 0)];
        double[] ofDuration = [.. spanned.Where(one => one.Duration > 0).Select(one => one.Span / one.Duration!.Value).Order()];
        if (ofDuration.Length > 0)
            return ofDuration[ofDuration.Length / 2] > MostOfDuration;
        double[] ofStep = [.. spanned.Select(one => one.Span / one.steps).Order()];
        return ofStep.Length == 0 || ofStep[ofStep.Length / 2] > LongestStepMilliseconds;
    }

    /// <summary>The fixation, with its dispersion not known.</summary>
    /// <param name="scale">Milliseconds in one of the export's unit.</param>
    internal Fixation Close(double scale) => new FixationRun(index, scale * first) { Last = scale * last, Duration = duration }.Close();

    private double Span => Math.Max(first, last) - first;

    private double? Duration => duration;
}
