using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Datasets;

public sealed class StandardiserTests
{
    [Fact]
    public void Scaling_sees_training_samples_only()
    {
        Fold fold = Protocol.LeaveOneParticipantOut.Divide(SyntheticSamples.Create(), EmotionTask.Emotions)[0];
        SampleSet samples = SyntheticSamples.Create();
        HashSet<ParticipantId> others = [.. fold.Validation.Concat(fold.Test).Select(sample => samples.Participants[samples.ParticipantOf[sample]])];
        SampleSet changed = SyntheticSamples.Create(change: row =>
        {
            if (others.Contains(row.Participant)) Array.Fill(row.Features, 1e6f);
        });
        Standardiser before = Standardiser.Fit(samples, fold.Train), after = Standardiser.Fit(changed, fold.Train);
        Assert.Equal(before.Means, after.Means);
        Assert.Equal(before.Deviations, after.Deviations);
    }

    [Fact]
    public void Present_training_values_come_to_mean_zero_and_deviation_one_and_missing_ones_to_zero()
    {
        SampleSet samples = SyntheticSamples.Create(framesEach: 40, missing: true);
        int[] training = samples.SamplesOf(0, 1);
        float[] scaled = Standardiser.Fit(samples, training).Apply(samples);
        for (int feature = 0; feature < PhysicalFeatures.Count; feature++)
        {
            double[] values = [.. training.Select(sample => sample * PhysicalFeatures.Count + feature).Where(place => samples.FeaturePresent[place])
                .Select(place => (double)scaled[place])];
            Assert.Equal(0, values.Average(), 5);
            Assert.Equal(1, values.Average(value => value * value), 4);
        }

        Assert.All(Enumerable.Range(0, scaled.Length).Where(place => !samples.FeaturePresent[place]), place => Assert.Equal(0, scaled[place]));
    }

    [Fact]
    public void A_constant_or_absent_feature_is_not_divided_by_zero()
    {
        SampleSet samples = SyntheticSamples.Create(change: row =>
        {
            row.Features[0] = 3;
            (row.Features[1], row.FeaturePresent[1]) = (0, false);
        });
        Assert.All(Standardiser.Fit(samples, [0, 1, 2]).Apply(samples), value => Assert.True(float.IsFinite(value)));
    }
}
