namespace Genex.Research.Numerics;

/// <summary>How many independent samples a series of neighbouring frames is worth.</summary>
public static class EffectiveSampleSize
{
    /// <summary>N / (1 + 2 x the sum of the autocorrelations), the sum ending where a pair of neighbouring lags is no longer positive.</summary>
    /// <param name="series">N values of one participant, evenly spaced in time.</param>
    /// <returns>1 to N; null with fewer than 4 values or a constant series.</returns>
    /// <exception cref="ArgumentException">A value is not a finite number.</exception>
    /// <remarks>Geyer 1992, "Practical Markov chain Monte Carlo", initial positive sequence. Series of different participants are added up, never
    /// joined.</remarks>
    public static double? Of(double[] series)
    {
        ArgumentNullException.ThrowIfNull(series);
        Shapes.Finite(series, null, nameof(series));
        if (series.Length < 4 || series.All(value => value.Equals(series[0]))) return null;

        double mean = series.Average();
        double[] centred = [.. series.Select(value => value - mean)];
        double variance = Covariance(centred, 0);
        double time = -1.0; // 1 + 2 sum over lags from 1, gathered in pairs that begin with lag 0
        for (int lag = 0; lag + 1 < series.Length; lag += 2)
        {
            double pair = (Covariance(centred, lag) + Covariance(centred, lag + 1)) / variance;
            if (pair <= 0) break;
            time += 2 * pair;
        }

        return series.Length / Math.Clamp(time, 1, series.Length);
    }

    /// <summary>The same for a series of yes and no.</summary>
    /// <inheritdoc cref="Of(double[])" path="/returns"/>
    /// <inheritdoc cref="Of(double[])" path="/param"/>
    public static double? Of(bool[] series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Of([.. series.Select(static value => value ? 1.0 : 0.0)]);
    }

    private static double Covariance(double[] centred, int lag)
    {
        double sum = 0.0;
        for (int place = lag; place < centred.Length; place++) sum += centred[place] * centred[place - lag];
        return sum / centred.Length;
    }
}
