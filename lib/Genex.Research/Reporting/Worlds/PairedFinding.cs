using Genex.Research.Evaluation;

namespace Genex.Research.Reporting;

/// <summary>What a sentence about two predictors needs: both means over the same people, their difference, and what may be said of it.</summary>
/// <param name="People">People scored by both.</param>
/// <param name="First">Mean of the first over them; null without any.</param>
/// <param name="Second">Mean of the second over them.</param>
/// <param name="Difference">First minus second.</param>
/// <param name="Lower">Lower end of the interval of the difference over people; null without spread.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Verdict">What may be said.</param>
/// <param name="Note">The p, or why there is none.</param>
/// <param name="Corrected">Whether the verdict takes into account that folds share training samples.</param>
internal sealed record PairedFinding(
    int People, double? First, double? Second, double? Difference, double? Lower, double? Upper, ContrastVerdict Verdict, string Note, bool Corrected)
{
    /// <summary>Of two lists of scores and their contrast.</summary>
    /// <param name="first">One score per person; null where undefined.</param>
    /// <param name="second">The other's, the same people in the same order.</param>
    /// <param name="contrast">Of the two.</param>
    public static PairedFinding Of(IReadOnlyList<double?> first, IReadOnlyList<double?> second, PairedContrast contrast)
    {
        (double One, double Other)[] both = [.. first.Zip(second).Where(static pair => pair is { First: not null, Second: not null })
            .Select(static pair => (pair.First!.Value, pair.Second!.Value))];
        bool any = both.Length > 0;
        return new(both.Length, any ? both.Average(static pair => pair.One) : null, any ? both.Average(static pair => pair.Other) : null,
            contrast.MeanDifference, contrast.Interval?.Lower, contrast.Interval?.Upper, contrast.Verdict, contrast.Note, contrast.Corrected is not null);
    }
}
