using Genex.Research.Datasets;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>Frames that a run got wrong, the surest first.</content>
public static partial class RunReporting
{
    // A probability of three quarters or more, or of a quarter or less.
    private const double Confident = 0.25;

    /// <summary>The mistakes on one target whose probabilities lie furthest from one half, at most two of a participant.</summary>
    /// <param name="run">The run.</param>
    /// <param name="samples">The samples that it was made on.</param>
    /// <param name="target">Index of the target in the run's task.</param>
    /// <param name="count">How many are shown at most.</param>
    /// <exception cref="ArgumentException">There is no mistake to show.</exception>
    public static ImageGrid Mistakes(this RunRecord run, SampleSet samples, int target = 0, int count = 8)
    {
        Predictions made = run.Predictions;
        Dictionary<(string, int), int> places = Enumerable.Range(0, samples.Count)
            .ToDictionary(sample => (samples.Study.Rows[sample].Participant.ToString(), samples.Study.Rows[sample].FrameIndex));
        int[] wrong =
        [
            .. Enumerable.Range(0, made.Count).Where(row => made.Known[row, target] && made.Probabilities[row, target] > 0.5 != made.Actual[row, target])
                .OrderByDescending(row => Math.Abs(made.Probabilities[row, target] - 0.5)).ThenBy(row => row)
                .GroupBy(row => made.Participant[row]).SelectMany(group => group.Take(2)).Take(count),
        ];
        if (wrong.Length == 0) throw new ArgumentException($"{run.Specification.Id} makes no mistake on {made.Targets[target]}.", nameof(run));
        double furthest = wrong.Max(row => Math.Abs(made.Probabilities[row, target] - 0.5));
        return new ImageGrid(
            $"{run.Specification.Label}: mistakes on {made.Targets[target]} furthest from probability 0.5",
            $"{Numbers.Count(wrong.Length, "frame")} of {Numbers.Count(wrong.Select(row => made.Participant[row]).Distinct().Count(), "participant")}, at most "
                + $"two of each, that {run.Specification.Label} judged wrongly"
                + (furthest < Confident ? Invariant($"; none with confidence: no probability is further than {furthest:0.00} from one half.") : "."),
            wrong.Select(row => new CaptionedImage(
                FramePicture.Png(samples.Frames[places[(made.Participant[row].ToString(), made.FrameIndex[row])]], samples.Frames.Side,
                    run.Specification.Provenance),
                Invariant($"{made.Participant[row]}: p = {made.Probabilities[row, target]:0.00}, {(made.Actual[row, target] ? "present" : "absent")}"))))
        { Provenance = run.Specification.Provenance };
    }
}
