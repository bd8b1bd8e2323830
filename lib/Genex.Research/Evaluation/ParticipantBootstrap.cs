using MathNet.Numerics.Distributions;

namespace Genex.Research.Evaluation;

/// <summary>Resampling of participants with replacement, and the percentiles to read off.</summary>
internal static class ParticipantBootstrap
{
    /// <summary>Means of resampled scores.</summary>
    public static double[] Means(double[] scores, int resamples, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        double[] means = new double[resamples];
        for (int resample = 0; resample < resamples; resample++)
        {
            double sum = 0.0;
            for (int draw = 0; draw < scores.Length; draw++) sum += scores[random.Next(scores.Length)];
            means[resample] = sum / scores.Length;
        }

        return means;
    }

    /// <summary>Scores of resampled participants; resamples in which the score is undefined are left out.</summary>
    public static double[] Scores<TParticipant>(
        IReadOnlyList<TParticipant> participants, Func<IReadOnlyList<TParticipant>, double?> score, int resamples, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        var scores = new List<double>(resamples);
        var drawn = new TParticipant[participants.Count];
        for (int resample = 0; resample < resamples; resample++)
        {
            for (int draw = 0; draw < drawn.Length; draw++) drawn[draw] = participants[random.Next(drawn.Length)];
            if (score(drawn) is { } one) scores.Add(one);
        }

        return [.. scores];
    }

    /// <summary>
    /// The share to cut off at either end: Phi(-sqrt(N / (N - 1)) t), with t the quantile of Student's distribution with N - 1 degrees of freedom.
    /// </summary>
    /// <remarks>
    /// Plain percentiles are too narrow for few participants, by the missing t and by the resampled variance's factor (N - 1) / N; for the mean of a
    /// normal sample this share makes up for both. Hesterberg 2015, "What teachers should know about the bootstrap", section 4.3 (expanded percentile).
    /// </remarks>
    public static double ExpandedTail(int participants, double level)
    {
        double t = StudentQuantile(participants, level);
        return Normal.CDF(0, 1, -Math.Sqrt(participants / (participants - 1.0)) * t);
    }

    /// <summary>The t that a two-sided interval of this level reaches to, with N - 1 degrees of freedom.</summary>
    public static double StudentQuantile(int participants, double level) => StudentT.InvCDF(0, 1, participants - 1, (1 + level) / 2);
}
