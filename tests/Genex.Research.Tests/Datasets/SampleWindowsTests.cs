using Genex.Research.Alignment;
using Genex.Research.Datasets;

namespace Genex.Research.Tests.Datasets;

/// <summary>Windows against the slow obvious way: for each slot, look through all samples.</summary>
public class SampleWindowsTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(5), InlineData(40)]
    public void A_slot_holds_the_nearest_sample_that_many_steps_ago_or_none(int moments)
    {
        SampleSet samples = Uneven(seed: 3);
        SampleWindows windows = new(samples, moments);
        Assert.Equal(0, windows.Cut);
        for (int sample = 0; sample < samples.Count; sample++)
        {
            (int[] rows, bool[] known) = windows.Of([sample]);
            Assert.Equal(Enumerable.Range(0, moments).Select(slot => Slow(samples, sample, moments - 1 - slot) is not null), known);
            Assert.Equal(Enumerable.Range(0, moments).Select(slot => Slow(samples, sample, moments - 1 - slot) ?? sample), rows);
        }
    }

    [Fact]
    public void A_window_never_leaves_its_recording_or_its_part_of_the_fold_and_never_looks_ahead()
    {
        SampleSet samples = Uneven(seed: 5);
        SeededRandom random = new(9);
        int[] parts = [.. Enumerable.Range(0, samples.Count).Select(_ => random.Below(3))];
        SampleWindows windows = new(samples, 6, parts);
        Assert.True(windows.Cut > 0);
        for (int sample = 0; sample < samples.Count; sample++)
        {
            Assert.All(windows.Of([sample]).Rows, row =>
            {
                Assert.Equal((parts[sample], samples.RecordingOf[sample]), (parts[row], samples.RecordingOf[row]));
                Assert.True(samples.TimeMilliseconds[row] <= samples.TimeMilliseconds[sample]);
            });
        }
    }

    [Fact]
    public void The_parts_of_a_fold_are_its_samples()
    {
        SampleSet samples = SyntheticSamples.Create(framesEach: 40);
        foreach (Fold fold in Protocol.Parse("within").Divide(samples, EmotionTask.Attention))
        {
            int[] parts = fold.Parts(samples.Count);
            Assert.Equal(fold.Train, Enumerable.Range(0, samples.Count).Where(sample => parts[sample] == 1));
            Assert.Equal(fold.Validation, Enumerable.Range(0, samples.Count).Where(sample => parts[sample] == 2));
            Assert.Equal(fold.Test, Enumerable.Range(0, samples.Count).Where(sample => parts[sample] == 3));
        }
    }

    [Fact]
    public void A_batch_has_the_rows_of_its_windows_and_the_labels_of_its_samples()
    {
        SampleSet samples = Uneven(seed: 7);
        using BatchSource source = new(samples, EmotionTask.Emotions, Standardiser.Unscaled());
        using Batch windows = source.Take([4, 9], 3), plain = source.Take(windows.Rows), own = source.Take([4, 9]);
        Assert.Equal([2, 3], windows.Window!.shape);
        Assert.Equal(6, windows.Rows.Length);
        Assert.Equal((4, 9), (windows.Rows[2], windows.Rows[5]));
        Assert.True(windows.Video.equal(plain.Video).all().item<bool>());
        Assert.True(windows.Physical.equal(plain.Physical).all().item<bool>());
        Assert.True(windows.Labels.equal(own.Labels).all().item<bool>());
        Assert.Null(own.Window);
    }

    // A sample in four is missing, and times are off by up to a third of a step.
    private static SampleSet Uneven(long seed)
    {
        SampleSet whole = SyntheticSamples.Create(participants: 3, framesEach: 40, side: 16, seed);
        SeededRandom random = new(seed);
        IReadOnlyList<AlignedRecording> recordings = [.. whole.Study.Recordings.Select(recording => recording with
        {
            Rows = [.. recording.Rows.Where(_ => random.NextDouble() > 0.25)
                .Select(row => row with { TimeMilliseconds = row.TimeMilliseconds + (600 * (random.NextDouble() - 0.5)) })],
        })];
        return new SampleSet(whole.Study with { Recordings = recordings }, FrameBank.Even(16, recordings.Sum(recording => recording.Rows.Count)));
    }

    private static int? Slow(SampleSet samples, int sample, int steps) => steps == 0 ? sample : Enumerable.Range(0, sample)
        .Where(other => samples.RecordingOf[other] == samples.RecordingOf[sample]
            && Math.Round((samples.TimeMilliseconds[sample] - samples.TimeMilliseconds[other]) / samples.StepMilliseconds) == steps)
        .Select(other => (int?)other).LastOrDefault();
}
