using Genex.Research.Datasets;
using MathNet.Numerics.Distributions;

namespace Genex.Research.Claims;

/// <summary>Claim 3: the accuracy of the video-only models.</summary>
internal sealed class EpochChosenOnReportedFrames() : Claim(3,
    "The accuracy of the video-only models is what they reach on data that they have not seen.",
    "Repeat the split, and look for each validation frame among the training frames; compute what the best of N epochs scores on 30 frames when every epoch "
        + "only guesses.")
{
    protected override ClaimFinding Find(ClaimMaterial material)
    {
        int frames = (int)ReportStatements.Of("validation_frames"), epochs = (int)ReportStatements.Of("epochs");
        double[] watched = [.. Enumerable.Range(1, epochs).Select(epoch => (double)epoch)];
        double[] best = [.. watched.Select(epoch => BestOf((int)epoch, frames))];
        Fold fold = Protocol.ReportA.Divide(material.Attention, EmotionTask.Attention)[0];
        HashSet<int> train = [.. fold.Train];
        ILookup<int, int> twins = material.Audit.SharedContents.SelectMany(pair => pair.Matches)
            .SelectMany(match => new[] { (match.First, match.Second), (match.Second, match.First) }).ToLookup(pair => pair.Item1, pair => pair.Item2);
        double known = fold.Test.Average(sample => fold.Train.Any(other => material.Attention.ParticipantOf[other] == material.Attention.ParticipantOf[sample])
            ? 1.0 : 0.0);
        double twin = fold.Test.Average(sample => twins[sample].Any(train.Contains) ? 1.0 : 0.0);
        return new(
            fold.ReportsFromValidation && known > 0 ? ClaimVerdict.DoesNotHold : ClaimVerdict.Holds,
            $"The split by frames puts {Percent(known)} of the validation frames beside training frames of the same person, and {Percent(twin)} beside the "
                + "same moment in other colours. "
            + Invariant($"The epoch is chosen on the {frames} frames that are then reported: if every epoch only guessed, the best of {epochs} independent ")
                + Invariant($"ones would still show {Percent(best[^1])} where {Percent(best[0])} is true."),
            $"the released code's procedure; the split: {material.Source}",
            [new("validation frames of known people", known), new("validation frames seen in other colours", twin),
                new("best of all epochs when guessing", best[^1])],
            new ClaimPicture(
                "What guessing scores when the best epoch is reported",
                Invariant($"Expected best accuracy of 1 to {epochs} independent guesses at {frames} frames: from {Percent(best[0])} to {Percent(best[^1])}."),
                "accuracy", [],
                new ClaimSeries("best epoch, guessing", best) { X = watched })
            {
                Across = "epochs watched",
                Reference = (0.5, "what guessing is worth"),
                Maximum = 1
            });
    }

    /// <summary>Expected largest share of right answers over independent rounds of tossing a coin for every frame: sum over k of 1 - F(k)^rounds.</summary>
    private static double BestOf(int rounds, int frames) => Enumerable.Range(0, frames)
        .Sum(right => 1 - Math.Pow(Binomial.CDF(0.5, frames, right), rounds)) / frames;
}
