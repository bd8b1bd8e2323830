using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Tests.Datasets;

namespace Genex.Research.Tests.Experiments;

/// <summary>A baseline gets its thresholds from the samples that a model would get its own from, and from none that it learnt from or is scored on.</summary>
public class RunBaselinesTests
{
    private readonly SampleSet samples = SyntheticSamples.Create(missing: true);

    [Theory, InlineData("lopo"), InlineData("lopo-nested")]
    public void Thresholds_of_a_baseline_are_those_of_predictions_made_for_the_purpose(string protocol)
    {
        EmotionTask task = EmotionTask.Emotions;
        IReadOnlyList<Fold> folds = Protocol.Parse(protocol).Divide(samples, task);
        Baseline regression = Of(protocol, task).Single(baseline => baseline.Name == BaselineNames.FacialCoding);
        Fold fold = folds[1];
        double[,] inputs = BaselineInputs.Features(samples, 0, PhysicalFeatures.FacialCoding.Count);
        Fold[] divisions = fold.Inner.Count > 0 ? [.. fold.Inner] : [fold];
        int[] tuning = [.. divisions.SelectMany(division => division.Validation)];
        (float[] labels, bool[] known) = task.LabelsOf(samples);
        double[][] rows = [.. divisions.SelectMany(division =>
        {
            double[,] predicted = LogisticRegression.FitAndPredict(
                Table(division.Train, inputs.GetLength(1), (sample, column) => inputs[sample, column]),
                Table(division.Train, task.Count, (sample, target) => labels[sample * task.Count + target] > 0.5f),
                Table(division.Validation, inputs.GetLength(1), (sample, column) => inputs[sample, column]),
                Table(division.Train, task.Count, (sample, target) => known[sample * task.Count + target]));
            return Enumerable.Range(0, division.Validation.Length)
                .Select(row => Enumerable.Range(0, task.Count).Select(target => predicted[row, target]).ToArray());
        })];
        double[] expected = DecisionThresholds.Tune(
            Table([.. Enumerable.Range(0, rows.Length)], task.Count, (row, target) => rows[row][target]),
            Table(tuning, task.Count, (sample, target) => labels[sample * task.Count + target] > 0.5f),
            Table(tuning, task.Count, (sample, target) => known[sample * task.Count + target]));
        Assert.Equal(expected, regression.Thresholds![1], (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.Equal(folds.Count, regression.Thresholds.Count);
        Assert.Contains(expected, threshold => threshold is not 0.5);
    }

    [Fact]
    public void What_learns_nothing_and_what_is_as_reported_has_none()
    {
        Assert.All(Of("report-a", EmotionTask.Attention), baseline => Assert.Null(baseline.Thresholds));
        Assert.Equal(8, Of("lopo", EmotionTask.Attention).Count(baseline => baseline.Thresholds is not null));
        Assert.Null(Of("lopo", EmotionTask.Attention).Single(baseline => baseline.Name == BaselineNames.Persistence).Thresholds);
    }

    /// <summary>"LR 28 facial-coding channels" looks at them, whatever the model beside it was kept from.</summary>
    [Fact]
    public void Baselines_see_what_their_names_say_whatever_a_model_was_kept_from()
    {
        IReadOnlyList<Baseline> whole = Of("lopo", EmotionTask.Attention);
        foreach (SampleSet less in (SampleSet[])[samples.WithSignals(SignalSet.GazeAndSkin), samples.WithoutSignals(), samples.WithoutVideo().WithoutSignals()])
        {
            IReadOnlyList<Baseline> beside = Of("lopo", EmotionTask.Attention, less);
            Assert.Equal(whole.Select(one => one.Id), beside.Select(one => one.Id));
            Assert.All(whole.Zip(beside), pair => Assert.Equal(pair.First.Probabilities, pair.Second.Probabilities));
        }
    }

    /// <summary>Two clips of one person have clocks of their own: their labels do not follow each other, though their times interleave.</summary>
    [Fact]
    public void Persistence_goes_on_within_a_recording_alone()
    {
        SampleSet whole = SyntheticSamples.Create(participants: 8);
        AlignedRecording[] clips = [.. whole.Study.Recordings.Select((recording, place) =>
        {
            ParticipantId who = ParticipantId.Of(Invariant($"P{place / 2}"));
            AlignedRow[] rows = [.. recording.Rows.Select(row => row with
            {
                Participant = who,
                Targets = [.. row.Targets.Select(_ => place % 2 == 0 ? 1f : 0f)],
            })];
            return new AlignedRecording(who, recording.VideoPath, recording.Clock, rows) { Stimulus = Invariant($"clip {place % 2}") };
        })];
        SampleSet clipped = new(new AlignedStudy("clips", Provenance.Simulated, clips, []), whole.Frames);
        Baseline persistence = Of("lopo", EmotionTask.Attention, clipped).Single(baseline => baseline.Id == BaselineId.Persistence);
        IReadOnlyList<Fold> folds = Protocol.Parse("lopo").Divide(clipped, EmotionTask.Attention);
        int[] rows = [.. folds.SelectMany(fold => fold.Test)];
        Assert.Equal(rows.Length, persistence.Probabilities.GetLength(0));
        for (int row = 0; row < rows.Length; row++)
        {
            bool isFirst = rows[row] == 0 || clipped.RecordingOf[rows[row] - 1] != clipped.RecordingOf[rows[row]];
            Assert.Equal(isFirst ? 0.5 : clipped.RecordingOf[rows[row]] % 2 == 0 ? 1 : 0, persistence.Probabilities[row, 0]);
        }
    }

    private IReadOnlyList<Baseline> Of(string protocol, EmotionTask task, SampleSet? seen = null)
    {
        seen ??= samples;
        IReadOnlyList<Fold> folds = Protocol.Parse(protocol).Divide(seen, task);
        return [.. RunBaselines.Of(seen, task, folds, Predictions.Of(seen, task, folds.Select(fold => (fold.Index, fold.Test))))];
    }

    private static T[,] Table<T>(int[] rows, int columns, Func<int, int, T> value)
    {
        T[,] table = new T[rows.Length, columns];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < columns; column++) table[row, column] = value(rows[row], column);
        }

        return table;
    }
}
