using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Simulation;

/// <summary>What the visibility knob is for: a model sees a target in the inputs that carry it, on participants it was not fitted to, and in no
/// others.</summary>
public class MeaningTests
{
    private static readonly string[] Asked = ["Attention", "Surprise", "Anger", "Sentimentality"];
    private static readonly int Coded = PhysicalFeatures.FacialCoding.Count;

    [Fact]
    public void Targets_in_the_signals_only_are_found_in_gaze_and_skin_conductance_and_not_in_facial_coding()
    {
        SampleSet samples = Study(TargetVisibility.SignalsOnly);
        Assert.InRange(Found(samples, Coded, PhysicalFeatures.Count - Coded), 0.68, 1);
        Assert.InRange(Found(samples, 0, Coded), 0.42, 0.58);
    }

    [Fact]
    public void Targets_on_the_face_only_are_found_in_facial_coding_and_not_in_gaze_and_skin_conductance()
    {
        SampleSet samples = Study(TargetVisibility.FaceOnly);
        Assert.InRange(Found(samples, 0, Coded), 0.68, 1);
        Assert.InRange(Found(samples, Coded, PhysicalFeatures.Count - Coded), 0.42, 0.58);
    }

    [Fact]
    public void Targets_in_the_video_only_are_found_in_none_of_the_33_features() =>
        Assert.InRange(Found(Study(TargetVisibility.VideoOnly), 0, PhysicalFeatures.Count), 0.42, 0.58);

    private static SampleSet Study(TargetVisibility visibility) => SimulatedStudy.InMemory(
        new SimulationSettings
        {
            Participants = 10,
            Seconds = 150,
            FramesPerSecond = 5,
            Seed = 3,
            Visibility = EmotionalTargets.Names.ToDictionary(name => name, _ => visibility)
        },
        samplesPerSecond: 0.5, imageSize: 4);

    /// <summary>Mean area under the ROC curve of logistic regression over the targets asked for, fitted to five participants and asked about the other
    /// five.</summary>
    private static double Found(SampleSet samples, int first, int count)
    {
        int[] known = [.. Enumerable.Range(0, samples.Count).Where(sample => samples.TargetPresent[sample * EmotionalTargets.Count])];
        int[] train = [.. known.Where(sample => samples.ParticipantOf[sample] < 5)], test = [.. known.Where(sample => samples.ParticipantOf[sample] >= 5)];
        return Asked.Average(target =>
        {
            int place = EmotionalTargets.Names.ToList().IndexOf(target);
            bool[] Labels(int[] rows) => [.. rows.Select(sample => samples.Targets[sample * EmotionalTargets.Count + place] > 0.5f)];
            bool[,] labels = new bool[train.Length, 1];
            bool[] fitted = Labels(train);
            for (int row = 0; row < train.Length; row++) labels[row, 0] = fitted[row];
            double[,] predicted = LogisticRegression.FitAndPredict(Inputs(train), labels, Inputs(test), ridge: 10);
            return ClassificationMetrics.RocAuc([.. Enumerable.Range(0, test.Length).Select(row => predicted[row, 0])], Labels(test))!.Value;
        });

        double[,] Inputs(int[] rows)
        {
            double[,] table = new double[rows.Length, count];
            for (int row = 0; row < rows.Length; row++)
            {
                for (int feature = 0; feature < count; feature++)
                {
                    int cell = rows[row] * PhysicalFeatures.Count + first + feature;
                    table[row, feature] = samples.FeaturePresent[cell] ? samples.Features[cell] : double.NaN;
                }
            }

            return table;
        }
    }
}
