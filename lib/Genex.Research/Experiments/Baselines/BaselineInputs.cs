using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>What the logistic-regression baselines look at.</summary>
internal static class BaselineInputs
{
    /// <summary>Id and N x P inputs of each; not a number where missing.</summary>
    public static IEnumerable<(BaselineId Id, double[,] Inputs)> Of(SampleSet samples)
    {
        int coded = PhysicalFeatures.FacialCoding.Count;
        yield return (BaselineId.GazeAndSkin, Features(samples, coded, PhysicalFeatures.Count - coded));
        yield return (BaselineId.FacialCoding, Features(samples, 0, coded));
        yield return (BaselineId.AllSignals, Features(samples, 0, PhysicalFeatures.Count));
        if (samples.Vocabulary.OwnSignals is { Count: > 0 } own)
            yield return (BaselineId.OwnSignals, Features(samples, PhysicalFeatures.Count, own.Count));
        yield return (BaselineId.Colours, Colours(samples));
    }

    /// <summary>N x 6: mean and standard deviation of red, green and blue, 0 to 255.</summary>
    public static double[,] Colours(SampleSet samples)
    {
        double[,] table = new double[samples.Count, 6];
        int plane = samples.Frames.Side * samples.Frames.Side;
        for (int sample = 0; sample < samples.Count; sample++)
        {
            for (int channel = 0; channel < 3; channel++)
            {
                long sum = 0, squares = 0;
                foreach (byte value in samples.Frames[sample].Slice(channel * plane, plane))
                {
                    sum += value;
                    squares += value * value;
                }

                double mean = (double)sum / plane;
                (table[sample, channel], table[sample, 3 + channel]) = (mean, Math.Sqrt(Math.Max(0, (double)squares / plane - mean * mean)));
            }
        }

        return table;
    }

    /// <summary>N x count of the signals, from one place on; not a number where missing.</summary>
    public static double[,] Features(SampleSet samples, int first, int count)
    {
        double[,] table = new double[samples.Count, count];
        for (int sample = 0; sample < samples.Count; sample++)
        {
            for (int feature = 0; feature < count; feature++)
            {
                int place = sample * samples.SignalCount + first + feature;
                table[sample, feature] = samples.FeaturePresent[place] ? samples.Features[place] : double.NaN;
            }
        }

        return table;
    }
}
