namespace Genex.Research.Recordings;

/// <summary>Times of frames that were written so coarsely that several have one, as 0.1 s is three frames of a video.</summary>
internal static class FrameTimes
{
    /// <summary>Tells apart the rows that have the time of the row before: by the frame rate where every row is as many frames after the first one as there are
    /// rows between them, as far as the written times show it; else evenly up to the next time.</summary>
    /// <param name="written">Milliseconds, a row each; null where it has no time.</param>
    /// <param name="rate">Frames a second; null where nothing says.</param>
    /// <param name="noted">Told what was done.</param>
    /// <returns>The times as they were written where no row repeats the one before.</returns>
    internal static IReadOnlyList<double?> Of(IReadOnlyList<double?> written, double? rate, Action<string> noted)
    {
        int repeated = 0;
        double resolution = double.PositiveInfinity;
        for (int row = 1; row < written.Count; row++)
        {
            repeated += written[row] is { } time && time.Equals(written[row - 1]) ? 1 : 0;
            if (written[row] - written[row - 1] is > 0 and var step)
                resolution = Math.Min(resolution, step);
        }
        if (repeated == 0 || double.IsInfinity(resolution))
            return written;
        if (rate is { } frames && written[0] is { } first && Enumerable.Range(0, written.Count).All(row =>
            written[row] is null || Math.Abs(first + row * 1000 / frames - written[row]!.Value) <= resolution))
        {
            noted(Invariant($"{repeated} rows have the time of the row before; each is taken as the next frame, by its frame rate of {frames:0.###}"));
            return [.. written.Select((time, row) => time is null ? (double?)null : first + row * 1000 / frames)];
        }
        noted(Invariant($"{repeated} rows have the time of the row before; they are spread evenly up to the next time"));
        return Spread(written, resolution);
    }

    private static double?[] Spread(IReadOnlyList<double?> written, double resolution)
    {
        double?[] times = [.. written];
        for (int row = 0, end; row < times.Length; row = end)
        {
            for (end = row + 1; end < times.Length && written[end] is { } again && again.Equals(written[row]); end++)
            {
                // As far as one time reaches.
            }
            double span = end < times.Length && written[end] - written[row] is > 0 and var next ? next : resolution;
            for (int place = row + 1; place < end; place++)
                times[place] = written[row] + (place - row) * span / (end - row);
        }
        return times;
    }
}
