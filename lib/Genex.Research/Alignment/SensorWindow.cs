using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>The five features that look back over a window: three of the gaze, two of skin conductance.</summary>
/// <remarks>
/// Data formats, section "Physical features": the window is (t - 1000 ms, t]. A count of nothing is 0; a mean over nothing is missing, not zero,
/// as is a mean over values that the export left empty. Where samples tell when the sensor measured, and they do not for most of the window, a count of
/// nothing is missing too.
/// </remarks>
internal sealed class SensorWindow
{
    /// <summary>Length of the window.</summary>
    internal const double LengthMilliseconds = 1000;

    private readonly IReadOnlyList<Fixation>? fixations;
    private readonly IntervalIndex? fixationIndex;
    private readonly GsrPeak[]? peaks;
    private readonly SensorCoverage? gaze, skin;

    /// <summary>Either may be null: that sensor is missing.</summary>
    /// <param name="fixations">Fixations.</param>
    /// <param name="peaks">Peaks of skin conductance.</param>
    /// <param name="gaze">When gaze was measured; null: nothing says.</param>
    /// <param name="skin">When skin conductance was; null: nothing says.</param>
    internal SensorWindow(IReadOnlyList<Fixation>? fixations, IReadOnlyList<GsrPeak>? peaks, SensorCoverage? gaze = null, SensorCoverage? skin = null)
    {
        (this.fixations, this.gaze, this.skin) = (fixations, gaze, skin);
        fixationIndex = fixations is null ? null : new IntervalIndex([.. fixations.Select(fixation => fixation.Interval)]);
        this.peaks = peaks?.OrderBy(peak => peak.TimeMilliseconds).ToArray();
    }

    /// <summary>fixation_density, avg_fixation_duration (ms), gaze_dispersion (degrees); null where missing.</summary>
    internal (double? Density, double? Duration, double? Dispersion) Gaze(double milliseconds)
    {
        if (fixationIndex is null)
            return (null, null, null);
        Fixation[] within = [.. fixationIndex.Overlapping(milliseconds - LengthMilliseconds, milliseconds).Select(place => fixations![place])];
        return (Count(within.Length, gaze, milliseconds), Mean(within.Select(fixation => fixation.DurationMilliseconds)),
            Mean(within.Select(fixation => fixation.DispersionDegrees)));
    }

    /// <summary>gsr_peak_count, gsr_avg_amplitude (microsiemens); null where missing.</summary>
    internal (double? Count, double? Amplitude) Skin(double milliseconds)
    {
        if (peaks is null)
            return (null, null);
        int from = CountUpTo(milliseconds - LengthMilliseconds), to = CountUpTo(milliseconds);
        return (Count(to - from, skin, milliseconds), Mean(peaks[from..to].Select(peak => peak.AmplitudeMicrosiemens)));
    }

    private static double? Count(int count, SensorCoverage? measured, double milliseconds) => count == 0
        && measured?.HasMostOf(Math.Max(0, milliseconds - LengthMilliseconds), milliseconds) == false ? null : count;

    private int CountUpTo(double milliseconds)
    {
        int low = 0, high = peaks!.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (peaks[middle].TimeMilliseconds <= milliseconds)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static double? Mean(IEnumerable<double> values)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        return known.Length == 0 ? null : known.Average();
    }
}
