using Genex.Research.Datasets;
using Genex.Research.Experiments;

namespace Genex.Research.Claims;

/// <summary>Claim 2: the F1 of the video-only models.</summary>
internal sealed class F1RepeatsAccuracy() : ReportClaim(2,
    "The video-only models reach an F1 of 0.700, 0.833, 0.967 and 1.000.",
    "Compare the F1 column with the accuracy column, and list every F1 of one class that the stated accuracy allows on the 30 validation frames.")
{
    private const double Rounding = 0.0005;

    protected override ClaimFinding Find()
    {
        int frames = (int)ReportStatements.Of("validation_frames");
        ReportedFigure[] rows = [.. ReportedFigures.All.Where(figure => figure.Task == EmotionTask.Attention)];
        int equal = rows.Count(row => Math.Abs(row.F1 - row.Accuracy) < Rounding);
        double[] distances = [.. rows.Select(row => Possible(row.Accuracy, frames).Min(f1 => Math.Abs(f1 - row.F1)))];
        int impossible = distances.Count(distance => distance >= Rounding);
        return new(
            equal == rows.Length && impossible > 0 ? ClaimVerdict.DoesNotHold : equal == rows.Length ? ClaimVerdict.Undecidable : ClaimVerdict.Holds,
            Invariant($"F1 equals accuracy to three digits in {equal} of {rows.Length} rows: the column repeats the accuracy. On {frames} frames, as many as ")
                + Invariant($"the released split validates on, {impossible} of these values cannot be the F1 of one class beside their accuracy, whatever ")
            + "the model predicted: " + string.Join(", ", rows.Zip(distances).Where(pair => pair.Second >= Rounding)
                .Select(pair => Invariant($"{pair.First.Model} is {pair.Second:0.0000} from the nearest that can")))
                + ". A mean over both classes could come to them; the report does not say which F1 it gives.",
            $"{FromReport}; the number of frames: the released split",
            [new("rows where F1 equals accuracy", equal), new("rows where that F1 cannot occur", impossible)],
            new ClaimPicture(
                "How far the stated F1 lies from any that is possible",
                Invariant($"Distance of each stated F1 to the nearest F1 that {frames} frames allow at the stated accuracy; over {Rounding} it is no matter ")
                + "of rounding.", "distance in F1",
                [.. rows.Select(row => Invariant($"{row.Model}, F1 {row.F1:0.000}"))],
                new ClaimSeries("distance", distances))
            { Reference = (Rounding, "rounding") });
    }

    /// <summary>F1 of every table of right and wrong answers that comes to this accuracy.</summary>
    private static IEnumerable<double> Possible(double accuracy, int frames)
    {
        int right = (int)Math.Round(accuracy * frames, MidpointRounding.AwayFromZero), wrong = frames - right;
        return Enumerable.Range(0, right + 1).Where(hits => hits + wrong > 0).Select(hits => 2.0 * hits / (2 * hits + wrong));
    }
}
