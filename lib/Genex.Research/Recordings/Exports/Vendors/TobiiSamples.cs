namespace Genex.Research.Recordings;

/// <summary>When a Tobii export has gaze. Whether its times are milliseconds or microseconds is known only when all of it was read.</summary>
internal sealed class TobiiSamples
{
    private const double MillisecondsInMicrosecond = 0.001;

    private readonly RowSteps milliseconds = new(), microseconds = new();

    /// <summary>Takes the time of a sample with gaze, in the export's unit.</summary>
    internal void Take(double time)
    {
        milliseconds.Take(time);
        microseconds.Take(MillisecondsInMicrosecond * time);
    }

    /// <summary>The stretches with gaze, in milliseconds.</summary>
    internal IReadOnlyList<Interval> Stretches(bool areMicroseconds) => (areMicroseconds ? microseconds : milliseconds).Stretches();
}
