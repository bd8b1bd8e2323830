namespace Genex.Research.Numerics;

/// <summary>The few statistics that checks share.</summary>
internal static class Statistics
{
    /// <summary>The middle value; the mean of the two in the middle; NaN of nothing.</summary>
    internal static double Median(double[] values)
    {
        if (values.Length == 0) return double.NaN;
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Area under the ROC curve: how often a positive's score is above a negative's, ties half; null without both.</summary>
    internal static double? RocArea(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        (double Score, bool Label)[] sorted = [.. scores.Zip(labels).OrderBy(pair => pair.First)];
        int positives = sorted.Count(pair => pair.Label), negatives = sorted.Length - positives;
        if (positives == 0 || negatives == 0) return null;
        double rankSum = 0;
        for (int from = 0; from < sorted.Length;)
        {
            int to = from;
            while (to < sorted.Length && sorted[to].Score.Equals(sorted[from].Score)) to++;
            rankSum += (from + to + 1) / 2.0 * sorted[from..to].Count(pair => pair.Label);
            from = to;
        }

        return (rankSum - positives * (positives + 1) / 2.0) / ((double)positives * negatives);
    }

    /// <summary>How many independent values a series is worth: n over the integrated autocorrelation time, summed until it first falls to zero.</summary>
    /// <remarks>Initial positive sequence (Geyer 1992), single lags; a constant series is worth 1.</remarks>
    internal static double EffectiveCount(IReadOnlyList<double> series)
    {
        int count = series.Count;
        if (count < 3) return count;
        double mean = series.Average();
        double[] centred = [.. series.Select(value => value - mean)];
        double variance = centred.Sum(value => value * value) / count;
        if (variance < 1e-12) return 1;
        double time = 1;
        for (int lag = 1; lag < count; lag++)
        {
            double sum = 0;
            for (int place = lag; place < count; place++) sum += centred[place] * centred[place - lag];
            double correlation = sum / count / variance;
            if (correlation <= 0) break;
            time += 2 * correlation;
        }

        return Math.Max(1, count / time);
    }
}
